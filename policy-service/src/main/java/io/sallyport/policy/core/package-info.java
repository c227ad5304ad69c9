/** What the ledger's entries are and which rules they keep. No Vert.x, SQL, clock or logging. */
@NullMarked
package io.sallyport.policy.core;

import org.jspecify.annotations.NullMarked;
