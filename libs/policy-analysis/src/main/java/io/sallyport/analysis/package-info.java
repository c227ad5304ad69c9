/**
 * Who can do what under a set of policies, and what a change of them changes. A library that stands by itself: no clock, no I/O.
 *
 * <p>Actions and resources are sets of texts, decided by automata; a condition on what is not known is a free variable. What is found is
 * executed against {@link io.sallyport.iampolicy.Evaluator} before it is told; what cannot be confirmed is told as a doubt. So "nobody"
 * and "nothing changes" are proofs, and a path is a fact.
 *
 * <p>Start reading at {@link io.sallyport.analysis.Reachability} and {@link io.sallyport.analysis.PolicyDiff}; both ask
 * {@link io.sallyport.analysis.Search}.
 */
@NullMarked
package io.sallyport.analysis;

import org.jspecify.annotations.NullMarked;
