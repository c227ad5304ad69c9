/** The product on many nodes: what is told to Kubernetes, and the same environment in seven processes. */
@NullMarked
package io.sallyport.launcher.cluster;

import org.jspecify.annotations.NullMarked;
