/**
 * A room's database, which does not know which database it has: H2 in the product that runs in one JVM, PostgreSQL in a cluster.
 *
 * <p>One schema per room, brought up to date by its migrations before the first question. {@code read} asks; {@code write} is one
 * transaction, and what it acknowledged survives a crash. Failures arrive typed: {@link Duplicate}, {@link Contended}, or a
 * {@link io.sallyport.contracts.Refusal} with {@code UNAVAILABLE} when the database could not be asked.
 *
 * <p>What runs unchanged on both is shown by this package's tests. Taking rows with {@code FOR UPDATE SKIP LOCKED} names no
 * order: when H2 has to sort, it locks every row that it looked at until the write ends, and other takers find none.
 *
 * <p>Start reading at {@link Database}; {@link DatabaseUrl} holds what differs between the two.
 */
@NullMarked
package io.sallyport.runtime.sql;

import org.jspecify.annotations.NullMarked;
