package io.sallyport.launcher.simulate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What curl's options mean for the request that it sends.
 *
 * @see <a href="https://curl.se/docs/manpage.html">curl(1)</a>
 */
enum CurlOption {
    URL(Effect.REQUEST, true, "--url"),
    METHOD(Effect.REQUEST, true, "-X --request"),
    HEADER(Effect.REQUEST, true, "-H --header"),
    DATA(Effect.BODY, true, "-d --data --data-ascii"),
    DATA_RAW(Effect.BODY, true, "--data-raw"),
    DATA_BINARY(Effect.BODY, true, "--data-binary"),
    DATA_ENCODED(Effect.BODY, true, "--data-urlencode"),
    JSON(Effect.BODY, true, "--json"),
    IN_QUERY(Effect.REQUEST, false, "-G --get"),
    HEAD(Effect.REQUEST, false, "-I --head"),
    USER(Effect.REQUEST, true, "-u --user"),
    SIGV4(Effect.REQUEST, true, "--aws-sigv4"),
    BEARER(Effect.REQUEST, true, "--oauth2-bearer"),
    AGENT(Effect.REQUEST, true, "-A --user-agent"),
    REFERER(Effect.REQUEST, true, "-e --referer"),
    COOKIE(Effect.REQUEST, true, "-b --cookie"),
    COMPRESSED(Effect.REQUEST, false, "--compressed"),
    AS_IT_IS(Effect.REQUEST, false, "--path-as-is"),
    NO_GLOB(Effect.REQUEST, false, "-g --globoff"),
    HTTP1(Effect.REQUEST, false, "--http1.1"),
    /** About the connection, what is shown, and what follows: nothing of it is in the request. */
    IGNORED(
            Effect.NOTHING,
            false,
            "-s --silent -S --show-error -k --insecure -v --verbose -i --include --show-headers -L --location -f --fail"
                    + " --fail-with-body -# --progress-bar --no-progress-meter -N --no-buffer -O --remote-name -q --disable"
                    + " --http2 --tlsv1.2 --tlsv1.3 -4 --ipv4 -6 --ipv6 --no-keepalive --tcp-nodelay --ssl-no-revoke"
                    + " --ca-native"),
    IGNORED_VALUE(
            Effect.NOTHING,
            true,
            "-o --output -w --write-out -D --dump-header -c --cookie-jar --cacert --capath -m --max-time --connect-timeout"
                    + " --retry --retry-delay --retry-max-time --max-redirs --resolve --connect-to --limit-rate --stderr --trace"
                    + " --trace-ascii --keepalive-time --tls-max --ciphers --interface --noproxy");

    private static final Set<String> FORMS = Set.of("-F", "--form", "--form-string", "-T", "--upload-file");
    private static final Map<String, CurlOption> BY_NAME = Arrays.stream(values())
            .flatMap(option -> Arrays.stream(option.names.split(" ")).map(name -> Map.entry(name, option)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Effect effect;
    private final boolean takesValue;
    private final String names;

    CurlOption(Effect effect, boolean takesValue, String names) {
        this.effect = effect;
        this.takesValue = takesValue;
        this.names = names;
    }

    /** Where an option shows. */
    enum Effect {
        REQUEST,
        BODY,
        NOTHING
    }

    Effect effect() {
        return effect;
    }

    boolean takesValue() {
        return takesValue;
    }

    /** @param name with its dashes */
    static Optional<CurlOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** @return what to do about an option that is not read */
    static String instead(String name) {
        return FORMS.contains(name)
                ? "send the body as --data-binary @FILE with its Content-Type in -H"
                : "leave it out if it does not change what is sent, or write what it sends as -H or --data-raw";
    }
}
