@NullMarked
package io.sallyport.gateway.store;

import org.jspecify.annotations.NullMarked;
