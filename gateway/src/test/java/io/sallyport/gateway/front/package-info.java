@NullMarked
package io.sallyport.gateway.front;

import org.jspecify.annotations.NullMarked;
