/** What a deployed API is: records and sealed types; no Vert.x, SQL, clock or logging. */
@NullMarked
package io.sallyport.gateway.core;

import org.jspecify.annotations.NullMarked;
