/** Authenticated encryption of what is secret at rest and in transit. */
@NullMarked
package io.sallyport.runtime.keys;

import org.jspecify.annotations.NullMarked;
