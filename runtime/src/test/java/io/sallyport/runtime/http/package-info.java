@NullMarked
package io.sallyport.runtime.http;

import org.jspecify.annotations.NullMarked;
