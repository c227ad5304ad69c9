/**
 * One room on one node of a cluster: what a pod's main runs.
 *
 * <p>Start reading at {@link io.sallyport.runtime.node.Node}.
 */
@NullMarked
package io.sallyport.runtime.node;

import org.jspecify.annotations.NullMarked;
