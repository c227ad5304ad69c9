@NullMarked
package io.sallyport.gateway.core;

import org.jspecify.annotations.NullMarked;
