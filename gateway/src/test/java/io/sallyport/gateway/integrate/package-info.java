@NullMarked
package io.sallyport.gateway.integrate;

import org.jspecify.annotations.NullMarked;
