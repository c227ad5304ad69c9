@NullMarked
package io.sallyport.functions.worker;

import org.jspecify.annotations.NullMarked;
