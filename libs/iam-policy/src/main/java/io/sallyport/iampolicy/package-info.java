/**
 * The IAM policy language: parse, compile, evaluate, explain. A library that stands by itself: no clock, no I/O, no logging.
 *
 * <p>{@link io.sallyport.iampolicy.PolicyDocument#parse} turns JSON into a document or says what is wrong and where.
 * {@link io.sallyport.iampolicy.CompiledPolicy} makes matchers of one document, once per content;
 * {@link io.sallyport.iampolicy.CompiledPolicies} names and indexes those that stand on one side of a decision;
 * {@link io.sallyport.iampolicy.Policies} puts the sides together, and {@link io.sallyport.iampolicy.Evaluator} decides.
 *
 * <p>Start reading at {@link io.sallyport.iampolicy.Evaluator}: its one page is the order in which AWS combines policies.
 */
@NullMarked
package io.sallyport.iampolicy;

import org.jspecify.annotations.NullMarked;
