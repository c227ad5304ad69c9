package io.sallyport.sigv4;

import java.util.regex.Pattern;

/**
 * Whose key, and what it may sign: {@code keyid/day/region/service/aws4_request}.
 *
 * @param day     {@code yyyymmdd} in UTC
 * @param region  as the caller spelled it; whether it is the right one is for the verifier's owner to say
 * @param service signing name, for example {@code execute-api}
 */
public record CredentialScope(String accessKeyId, String day, String region, String service) {
    static final String TERMINATOR = "aws4_request";
    private static final Pattern SHAPE = Pattern.compile("\\w{1,128}/[0-9]{8}/[a-z0-9-]{1,64}/[A-Za-z0-9._-]{1,64}");

    /** @throws Unreadable when it is not of five parts that can be what they stand for */
    static CredentialScope parse(String credential) {
        var parts = credential.split("/", 6);
        Unreadable.when(
                parts.length != 5,
                Flaw.BAD_CREDENTIAL,
                () ->
                        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got "
                                + Unreadable.quote(credential));
        Unreadable.when(
                !parts[4].equals(TERMINATOR),
                Flaw.BAD_TERMINATOR,
                () -> "Credential should be scoped with a valid terminator: 'aws4_request', not "
                        + Unreadable.quote(parts[4]) + ".");
        var scope = new CredentialScope(parts[0], parts[1], parts[2], parts[3]);
        Unreadable.when(
                !SHAPE.matcher(scope.credential(false)).matches(),
                Flaw.BAD_CREDENTIAL,
                () -> "Credential must be keyid/yyyymmdd/region/service/aws4_request, got "
                        + Unreadable.quote(credential));
        return scope;
    }

    /** @return the scope as the string to sign holds it, without the key id */
    String signed() {
        return day + "/" + region + "/" + service + "/" + TERMINATOR;
    }

    /** @return as the Credential parameter holds it */
    String credential() {
        return credential(true);
    }

    private String credential(boolean whole) {
        var front = accessKeyId + "/" + day + "/" + region + "/" + service;
        return whole ? front + "/" + TERMINATOR : front;
    }
}
