/**
 * The AWS service {@code iam}: which operations there are, what each demands, and how the ledger's entries look in AWS's shapes.
 *
 * <p>Start reading at {@link io.sallyport.policy.aws.Iam}.
 */
@NullMarked
package io.sallyport.policy.aws;

import org.jspecify.annotations.NullMarked;
