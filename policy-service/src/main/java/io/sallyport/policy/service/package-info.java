/**
 * What the room decides: one small class for each question, written top to bottom.
 *
 * <p>Start reading at {@link io.sallyport.policy.service.Ledger}: every change goes through it.
 */
@NullMarked
package io.sallyport.policy.service;

import org.jspecify.annotations.NullMarked;
