@NullMarked
package io.sallyport.functions.core;

import org.jspecify.annotations.NullMarked;
