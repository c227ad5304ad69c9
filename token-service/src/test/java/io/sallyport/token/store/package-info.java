@NullMarked
package io.sallyport.token.store;

import org.jspecify.annotations.NullMarked;
