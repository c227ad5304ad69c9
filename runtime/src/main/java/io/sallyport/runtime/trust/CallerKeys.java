package io.sallyport.runtime.trust;

import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Condition keys about who asks and when; each is made only when a policy asks for it. Whatever the request says about these keys
 * is not heard.
 *
 * @param tags    of the principal, keys in lower case
 * @param request everything else that is known
 */
public record CallerKeys(Caller caller, Map<String, String> tags, String region, Instant now, Context request)
        implements Context {
    private static final String TAG = "aws:principaltag/";

    @Override
    public Values values(String key) {
        if (key.startsWith(TAG)) {
            return tag(key.substring(TAG.length()));
        }
        return switch (key) {
            // a session's is its role's: the session is in aws:userid
            case "aws:principalarn" -> Values.of(caller.policyArn());
            case "aws:principalaccount" -> Values.of(caller.accountId());
            case "aws:principaltype" -> Values.of(type());
            case "aws:principalisawsservice" -> Values.of("false");
            case "aws:userid" -> Values.of(caller.principalId());
            case "aws:username" -> userName();
            case "aws:tokenissuetime" ->
                session(session -> Optional.of(session.issuedAt().toString()));
            case "aws:sourceidentity" -> session(Session::sourceIdentity);
            case "aws:federatedprovider" ->
                session(session ->
                        session.origin().map(Session.Origin::provider).filter(provider -> !provider.isEmpty()));
            case "aws:multifactorauthpresent", "aws:multifactorauthage", "aws:via", "aws:viaawsservice" -> Values.NONE;
            case "aws:requestedregion" -> Values.of(region);
            case "aws:currenttime" -> Values.of(now.toString());
            case "aws:epochtime" -> Values.of(Long.toString(now.getEpochSecond()));
            default -> federated(key).orElseGet(() -> request.values(key));
        };
    }

    private Values tag(String name) {
        var value = caller.session()
                .flatMap(session -> session.tags().entrySet().stream()
                        .filter(tag -> Context.lowerCase(tag.getKey()).equals(name))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .or(() -> Optional.ofNullable(tags.get(name)));
        return value.map(Values::of).orElse(Values.NONE);
    }

    private String type() {
        return switch (caller.kind()) {
            case ROOT -> "Account";
            case USER -> "User";
            case SESSION -> "AssumedRole";
        };
    }

    private Values userName() {
        return switch (caller.kind()) {
            case USER -> Values.of(caller.arn().substring(caller.arn().lastIndexOf('/') + 1));
            case ROOT, SESSION -> Values.NONE;
        };
    }

    private Values session(Function<Session, Optional<String>> fact) {
        return caller.session().flatMap(fact).map(Values::of).orElse(Values.NONE);
    }

    /** {@code <provider>:aud}, {@code :sub} and {@code :amr}, with the provider's name as policies spell it. */
    private Optional<Values> federated(String key) {
        return caller.session().flatMap(Session::origin).flatMap(origin -> claim(origin, key));
    }

    private static Optional<Values> claim(Session.Origin origin, String key) {
        var prefix = Context.lowerCase(origin.provider()) + ":";
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (key.substring(prefix.length())) {
                    case "aud" -> Values.of(origin.audience());
                    case "sub" -> Values.of(origin.identityId().orElse(origin.subject()));
                    case "amr" -> Values.of(List.copyOf(origin.amr()));
                    default -> Values.NONE;
                });
    }
}
