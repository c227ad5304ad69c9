/** What a deployment is told by its environment. A mistake stops the start with one sentence. */
@NullMarked
package io.sallyport.runtime.config;

import org.jspecify.annotations.NullMarked;
