/**
 * The trust ledger: who exists, what they may do, which keys prove it, and what was revoked.
 *
 * <p>Answers policy snapshots to every room, which decide by themselves with {@code libs/iam-policy}; answers signing keys; grants
 * leases; acknowledges a change that takes rights away only when no node can still act on the old state. Serves the AWS service
 * {@code iam}. Owns {@code epoch}, {@code principal}, {@code membership}, {@code inline_policy}, {@code managed_policy},
 * {@code policy_version}, {@code attachment}, {@code instance_profile}, {@code account_alias}, {@code guard_rail},
 * {@code access_key}, {@code provider}, {@code session_key}, {@code revocation} and {@code lease}; nobody else reads them. Holds access-key secrets sealed; never sees a token or a password. Asks nobody.
 *
 * <p>Start reading at {@link io.sallyport.policy.service.Ledger}; {@code core} holds the rules, {@code store} the tables,
 * {@code service} the answers, {@code aws} the table of operations.
 */
@NullMarked
package io.sallyport.policy;

import org.jspecify.annotations.NullMarked;
