/** The tables. */
@NullMarked
package io.sallyport.exchange.store;

import org.jspecify.annotations.NullMarked;
