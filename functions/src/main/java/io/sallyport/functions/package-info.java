/**
 * Functions: what applications bring to run, and who may have it run.
 *
 * <p>Answers the AWS service {@code lambda}, and the product's own services over the bus: the gateway's integrations and authorizers,
 * token-service's triggers. Owns functions, their versions, code and permissions. Runs user code in processes of its own, never in
 * this JVM, and hands invocations to workers over the event bus: another node with this room is more capacity.
 *
 * <p>Start reading at {@link io.sallyport.functions.FunctionsRoom}; {@code core} holds the rules, {@code service} what is decided,
 * {@code aws} the wire, {@code store} the tables, {@code dispatch} how an invocation finds a worker, {@code worker} how it runs.
 */
@NullMarked
package io.sallyport.functions;

import org.jspecify.annotations.NullMarked;
