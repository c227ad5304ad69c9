@NullMarked
package io.sallyport.exchange;

import org.jspecify.annotations.NullMarked;
