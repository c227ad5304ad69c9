/**
 * Execution environments: processes that run a function's code and speak the Lambda runtime API, each with an API of its own.
 *
 * <p>User code is never in this JVM. An environment gets one port that answers it alone, variables made from empty, its own folder
 * for temporary files and its code, and is killed with everything it started. Where bubblewrap works it gets namespaces too.
 *
 * <p>Start reading at {@link io.sallyport.functions.worker.Pool} (which environment runs what), then
 * {@link io.sallyport.functions.worker.Environment} (the life of one).
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">AWS Lambda Developer Guide, "Using the Lambda
 *     runtime API for custom runtimes"</a>
 */
@NullMarked
package io.sallyport.functions.worker;

import org.jspecify.annotations.NullMarked;
