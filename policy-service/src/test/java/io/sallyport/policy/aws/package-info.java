@NullMarked
package io.sallyport.policy.aws;

import org.jspecify.annotations.NullMarked;
