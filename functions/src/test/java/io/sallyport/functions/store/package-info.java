@NullMarked
package io.sallyport.functions.store;

import org.jspecify.annotations.NullMarked;
