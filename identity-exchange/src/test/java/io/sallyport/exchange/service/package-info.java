@NullMarked
package io.sallyport.exchange.service;

import org.jspecify.annotations.NullMarked;
