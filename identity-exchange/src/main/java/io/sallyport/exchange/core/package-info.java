/** The rules: which role an identity gets, who is trusted with it, what a session may be. Pure. */
@NullMarked
package io.sallyport.exchange.core;

import org.jspecify.annotations.NullMarked;
