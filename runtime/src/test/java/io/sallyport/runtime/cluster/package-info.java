@NullMarked
package io.sallyport.runtime.cluster;

import org.jspecify.annotations.NullMarked;
