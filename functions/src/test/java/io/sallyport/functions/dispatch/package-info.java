@NullMarked
package io.sallyport.functions.dispatch;

import org.jspecify.annotations.NullMarked;
