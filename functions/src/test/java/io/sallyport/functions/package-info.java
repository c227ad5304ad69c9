@NullMarked
package io.sallyport.functions;

import org.jspecify.annotations.NullMarked;
