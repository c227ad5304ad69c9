/**
 * The wire of the AWS services that we answer for: which operation a request means, how its members are read into the SDK's own
 * model classes, which bounds they must keep, and how answers and errors are written back.
 *
 * <p>JDK, Jackson and the SDK's model classes; no Vert.x. Knows no rule of any service: names, bounds, error codes and HTTP
 * bindings come from a generated table of facts ({@code facts/*.tsv}, see its README), shapes from {@code SdkPojo.sdkFields()}.
 *
 * <p>Start reading at {@link io.sallyport.awswire.Router} (request to operation), then {@link io.sallyport.awswire.Codec} (bytes to
 * shapes and back), {@link io.sallyport.awswire.Bounds} and {@link io.sallyport.awswire.AwsError}.
 */
@NullMarked
package io.sallyport.awswire;

import org.jspecify.annotations.NullMarked;
