/** The tables of functions: versions, permissions, code by its content. */
@NullMarked
package io.sallyport.functions.store;

import org.jspecify.annotations.NullMarked;
