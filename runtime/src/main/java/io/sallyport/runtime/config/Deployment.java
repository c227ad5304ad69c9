package io.sallyport.runtime.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What all rooms of one deployment agree on.
 *
 * @param accountId twelve digits; the only account there is
 * @param region    the only region there is, for example {@code us-east-1}
 * @param domains   under which deployed APIs answer as {@code <api-id>.execute-api.<region>.<domain>}; at least one, in lower case
 * @param publicUrl how clients reach the front door, without a trailing slash; issuers begin with it
 */
public record Deployment(String accountId, String region, List<String> domains, String publicUrl) {
    /** What stands before it in an API's name fits beside it into the 253 characters that DNS has. */
    private static final int LONGEST_DOMAIN = 190;

    public Deployment {
        domains = domains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        require(accountId.matches("\\d{12}"), "SALLYPORT_ACCOUNT_ID must be twelve digits, not '" + accountId + "'");
        require(
                region.matches("[a-z]{2}(-[a-z]+)+-\\d"),
                "SALLYPORT_REGION must look like us-east-1, not '" + region + "'");
        require(!domains.isEmpty(), "SALLYPORT_DOMAINS must name at least one");
        domains.forEach(Deployment::requireDomain);
        require(
                PublicUrl.is(publicUrl),
                "SALLYPORT_PUBLIC_URL must be https://host or https://host:port with nothing after it, not '"
                        + publicUrl + "'");
    }

    /** @param publicUrl unless {@code SALLYPORT_PUBLIC_URL} says otherwise */
    public static Deployment read(Settings settings, String publicUrl) {
        return new Deployment(
                settings.get("SALLYPORT_ACCOUNT_ID", "123456789012"),
                settings.get("SALLYPORT_REGION", "us-east-1"),
                List.of(settings.get("SALLYPORT_DOMAINS", "localhost,amazonaws.com")
                        .strip()
                        .split("\\s*,\\s*", -1)),
                settings.get("SALLYPORT_PUBLIC_URL", publicUrl));
    }

    private static void requireDomain(String domain) {
        require(
                domain.length() <= LONGEST_DOMAIN && HostName.is(domain),
                "SALLYPORT_DOMAINS must be host names with commas between them, like localhost,example.com; '" + domain
                        + "' is none");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new BadSetting(otherwise);
        }
    }

    /** @return the public URL's host, a DNS name in lower case or an IP address */
    public String publicHost() {
        return URI.create(publicUrl).getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    /** @return {@code arn:aws:<service>:<region>:<account>:<resource>} */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
