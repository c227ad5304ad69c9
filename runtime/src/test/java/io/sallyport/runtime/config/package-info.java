@NullMarked
package io.sallyport.runtime.config;

import org.jspecify.annotations.NullMarked;
