/** HTTP as rooms see it: one bounded request in, one answer out. */
@NullMarked
package io.sallyport.runtime.http;

import org.jspecify.annotations.NullMarked;
