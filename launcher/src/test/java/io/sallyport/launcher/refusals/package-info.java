/** Who gets nowhere: forged, late, early and foreign proofs, each at every place where a proof is shown. */
@NullMarked
package io.sallyport.launcher.refusals;

import org.jspecify.annotations.NullMarked;
