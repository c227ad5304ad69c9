/**
 * Signature Version 4: canonical request, sign, verify. Pure: no clock, no I/O, no framework; time is an argument.
 *
 * <p>A verifier asks three things in this order:
 *
 * <pre>{@code
 * switch (Authorization.parse(request, Rules.STRICT)) {
 *     case Authorization.Absent _ -> ...                          // no credential of this kind
 *     case Authorization.Malformed(var flaw, var detail) -> ...   // one was sent, and cannot be trusted
 *     case Authorization.Signed signed -> {                       // look the key up by signed.claim().scope()
 *         var verdict = Verifier.verify(signed, derivedKey, now, window);
 *     }
 * }
 * }</pre>
 *
 * <p>Whoever calls also checks that the scope names its own region and service, that the session token belongs to the access key,
 * and routes by {@link io.sallyport.sigv4.Verdict.Accepted#path()}, after asking {@link io.sallyport.sigv4.RawPath#doubt} whether the
 * path can be read in two ways.
 *
 * <p>Start reading at {@link io.sallyport.sigv4.Authorization}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM User Guide,
 *     "Create a signed AWS API request"</a>
 */
@NullMarked
package io.sallyport.sigv4;

import org.jspecify.annotations.NullMarked;
