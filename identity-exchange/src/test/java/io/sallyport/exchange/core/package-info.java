@NullMarked
package io.sallyport.exchange.core;

import org.jspecify.annotations.NullMarked;
