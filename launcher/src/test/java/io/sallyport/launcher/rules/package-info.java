/** The plan of the house as rules about its classes, and for each rule somebody who breaks it. */
@NullMarked
package io.sallyport.launcher.rules;

import org.jspecify.annotations.NullMarked;
