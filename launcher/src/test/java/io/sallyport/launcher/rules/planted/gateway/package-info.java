/** A room with faults. */
@NullMarked
package io.sallyport.launcher.rules.planted.gateway;

import org.jspecify.annotations.NullMarked;
