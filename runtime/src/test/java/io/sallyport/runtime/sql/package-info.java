@NullMarked
package io.sallyport.runtime.sql;

import org.jspecify.annotations.NullMarked;
