package io.sallyport.sigv4;

/**
 * Whose key, and what it may sign: {@code keyid/day/region/service/aws4_request}.
 *
 * @param day     {@code yyyymmdd} in UTC
 * @param region  as the caller spelled it; whether it is the right one is for the verifier's owner to say
 * @param service signing name, for example {@code execute-api}
 */
public record CredentialScope(String accessKeyId, String day, String region, String service) {
    static final String TERMINATOR = "aws4_request";

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
                !scope.plausible(),
                Flaw.BAD_CREDENTIAL,
                () -> "Credential must be keyid/yyyymmdd/region/service/aws4_request, got "
                        + Unreadable.quote(credential));
        return scope;
    }

    private boolean plausible() {
        return Alphabet.KEY_ID.spells(accessKeyId, 1, 128)
                && Alphabet.DIGIT.spells(day, 8, 8)
                && Alphabet.REGION.spells(region, 1, 64)
                && Alphabet.SERVICE.spells(service, 1, 64);
    }

    /** @return the scope as the string to sign holds it, without the key id */
    String signed() {
        return day + "/" + region + "/" + service + "/" + TERMINATOR;
    }

    /** @return as the Credential parameter holds it */
    String credential() {
        return accessKeyId + "/" + signed();
    }
}
