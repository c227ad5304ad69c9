package io.sallyport.runtime.config;

import java.util.List;

/**
 * What all rooms of one deployment agree on.
 *
 * @param accountId twelve digits; the only account there is
 * @param region    the only region there is, for example {@code us-east-1}
 * @param domains   under which deployed APIs answer as {@code <api-id>.execute-api.<region>.<domain>}
 * @param publicUrl how clients reach the front door, without a trailing slash; issuers begin with it
 */
public record Deployment(String accountId, String region, List<String> domains, String publicUrl) {
    public Deployment {
        require(accountId.matches("\\d{12}"), "SALLYPORT_ACCOUNT_ID must be twelve digits, not '" + accountId + "'");
        require(
                region.matches("[a-z]{2}(-[a-z]+)+-\\d"),
                "SALLYPORT_REGION must look like us-east-1, not '" + region + "'");
        require(publicUrl.matches("https?://[^/\\s]+"), "the public URL must be https://host[:port], not " + publicUrl);
    }

    /** @param publicUrl unless {@code SALLYPORT_PUBLIC_URL} says otherwise */
    public static Deployment read(Settings settings, String publicUrl) {
        return new Deployment(
                settings.get("SALLYPORT_ACCOUNT_ID", "123456789012"),
                settings.get("SALLYPORT_REGION", "us-east-1"),
                List.of(settings.get("SALLYPORT_DOMAINS", "localhost,amazonaws.com")
                        .split("\\s*,\\s*")),
                settings.get("SALLYPORT_PUBLIC_URL", publicUrl));
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new BadSetting(otherwise);
        }
    }

    /** @return {@code arn:aws:<service>:<region>:<account>:<resource>} */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
