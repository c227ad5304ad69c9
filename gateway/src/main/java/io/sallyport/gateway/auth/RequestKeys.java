package io.sallyport.gateway.auth;

import io.sallyport.gateway.core.Visit;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Values;
import java.util.Optional;
import java.util.Set;

/**
 * Condition keys of the request itself, made when a policy asks for them. Never those of a request that an answer was first given for.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM User Guide, "AWS global
 *     condition context keys"</a>
 */
public record RequestKeys(Visit visit) implements Context {
    /** Keys that every request has. */
    public static final Set<String> ALWAYS =
            Set.of("aws:sourceip", "aws:securetransport", "aws:currenttime", "aws:epochtime", "aws:requestedregion");

    /** Keys that a request has when it has the header. */
    public static final Set<String> SOMETIMES = Set.of("aws:useragent", "aws:referer");

    @Override
    public Values values(String key) {
        return switch (key) {
            case "aws:sourceip" -> Values.of(visit.origin().peer());
            case "aws:securetransport" ->
                Values.of(Boolean.toString(visit.origin().secure()));
            case "aws:useragent" -> values(visit.userAgent());
            case "aws:referer" -> values(visit.headers().joined("referer"));
            case "aws:currenttime" -> Values.of(visit.at().toString());
            case "aws:epochtime" -> Values.of(Long.toString(visit.at().getEpochSecond()));
            case "aws:requestedregion" -> Values.of(visit.home().region());
            default -> Values.NONE;
        };
    }

    private static Values values(Optional<String> text) {
        return text.map(Values::of).orElse(Values.NONE);
    }
}
