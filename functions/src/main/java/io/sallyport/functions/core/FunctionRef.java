package io.sallyport.functions.core;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A function as somebody names it.
 *
 * @param qualifier {@code $LATEST}, a version's number or an alias; empty for the function itself
 */
public record FunctionRef(String name, Optional<String> qualifier) {
    /** Names go up to 64; the rest of what the API takes is account, region and qualifier around it. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?:arn:aws:lambda:(?<region>[a-z0-9-]+):)?(?:(?<account>\\d{12}):)?function:|(?<shortaccount>\\d{12}):)?"
                    + "(?<name>[a-zA-Z0-9-_]{1,64})(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** Where functions are: their account and region. */
    public record Home(String account, String region) {
        public String arn(String name, Optional<String> qualifier) {
            var arn = "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
            return qualifier.map(one -> arn + ":" + one).orElse(arn);
        }
    }

    /**
     * @param text      a name, {@code account:function:name} or an ARN, each with or without a qualifier
     * @param qualifier given beside it; must not differ
     */
    public static FunctionRef parse(String text, Optional<String> qualifier, Home home) {
        var named = NAMED.matcher(text);
        if (!named.matches()) {
            throw new Refusal(
                    FunctionFailure.INVALID_PARAMETER,
                    "'" + text + "' is no function name of at most 64 letters, digits, - and _, nor a function's ARN");
        }
        var account =
                Optional.ofNullable(named.group("account")).or(() -> Optional.ofNullable(named.group("shortaccount")));
        var region = Optional.ofNullable(named.group("region"));
        if (!account.orElse(home.account()).equals(home.account())
                || !region.orElse(home.region()).equals(home.region())) {
            throw new Refusal(
                    FunctionFailure.NOT_FOUND,
                    "Functions of other accounts and regions are not reachable here (" + home.account() + ", "
                            + home.region() + "): " + text);
        }
        return of(named.group("name"), Optional.ofNullable(named.group("qualifier")), qualifier);
    }

    private static FunctionRef of(String name, Optional<String> own, Optional<String> beside) {
        if (own.isPresent() && beside.isPresent() && !own.equals(beside)) {
            throw new Refusal(
                    FunctionFailure.INVALID_PARAMETER,
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionRef(name, beside.or(() -> own));
    }

    public String arn(Home home) {
        return home.arn(name, qualifier);
    }

    /** @return the version's number, 0 for {@code $LATEST} and without a qualifier; empty when it names an alias */
    public Optional<Long> number() {
        var text = qualifier.orElse(FunctionVersion.LATEST);
        if (text.equals(FunctionVersion.LATEST)) {
            return Optional.of(0L);
        }
        return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    public Refusal notFound(Home home) {
        return new Refusal(FunctionFailure.NOT_FOUND, "Function not found: " + arn(home));
    }
}
