@NullMarked
package io.sallyport.runtime.node;

import org.jspecify.annotations.NullMarked;
