/** One class a question that decides something. */
@NullMarked
package io.sallyport.exchange.service;

import org.jspecify.annotations.NullMarked;
