/** What the analysis commands make of files and of a running product, without starting one. */
@NullMarked
package io.sallyport.launcher.analysis;

import org.jspecify.annotations.NullMarked;
