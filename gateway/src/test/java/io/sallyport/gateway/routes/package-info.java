@NullMarked
package io.sallyport.gateway.routes;

import org.jspecify.annotations.NullMarked;
