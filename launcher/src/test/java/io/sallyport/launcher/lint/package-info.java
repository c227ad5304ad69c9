/** Whether what the lint believes of this product is so. */
@NullMarked
package io.sallyport.launcher.lint;

import org.jspecify.annotations.NullMarked;
