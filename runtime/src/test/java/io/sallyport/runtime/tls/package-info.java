@NullMarked
package io.sallyport.runtime.tls;

import org.jspecify.annotations.NullMarked;
