/** What functions answer: the catalog of functions, who may invoke one, and invoking it. */
@NullMarked
package io.sallyport.functions.service;

import org.jspecify.annotations.NullMarked;
