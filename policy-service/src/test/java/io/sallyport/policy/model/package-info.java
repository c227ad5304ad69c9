/** Runs the model of docs/PROTOCOL.md, which lies in {@code src/test/model}. */
@NullMarked
package io.sallyport.policy.model;

import org.jspecify.annotations.NullMarked;
