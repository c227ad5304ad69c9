@NullMarked
package io.sallyport.policy.store;

import org.jspecify.annotations.NullMarked;
