@NullMarked
package io.sallyport.token;

import org.jspecify.annotations.NullMarked;
