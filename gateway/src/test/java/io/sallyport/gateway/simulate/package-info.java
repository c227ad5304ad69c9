@NullMarked
package io.sallyport.gateway.simulate;

import org.jspecify.annotations.NullMarked;
