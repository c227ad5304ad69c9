@NullMarked
package io.sallyport.launcher.simulate;

import org.jspecify.annotations.NullMarked;
