/** The rules of functions: names, code archives, limits, permissions, what an invocation came to. No Vert.x, no clock, no files. */
@NullMarked
package io.sallyport.functions.core;

import org.jspecify.annotations.NullMarked;
