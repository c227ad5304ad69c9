@NullMarked
package io.sallyport.runtime.trust;

import org.jspecify.annotations.NullMarked;
