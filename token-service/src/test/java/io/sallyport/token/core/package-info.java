@NullMarked
package io.sallyport.token.core;

import org.jspecify.annotations.NullMarked;
