@NullMarked
package io.sallyport.gateway.auth;

import org.jspecify.annotations.NullMarked;
