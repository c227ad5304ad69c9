package io.sallyport.launcher.simulate;

import io.sallyport.runtime.config.BadSetting;
import io.sallyport.sigv4.Header;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The header lines that curl sends: its own where {@code -H} says nothing else of that name, then those of {@code -H}. */
final class CurlHeaders {
    private static final String AGENT = "curl/8.5.0";

    private final CurlLine line;
    private final List<Header> own = new ArrayList<>();
    private final List<Header> said = new ArrayList<>();

    private CurlHeaders(CurlLine line) {
        this.line = line;
        line.all(CurlOption.HEADER).forEach(text -> said.add(header(text)));
    }

    static CurlHeaders of(CurlLine line, CurlUrl url, Optional<Buffer> body) {
        var headers = new CurlHeaders(line);
        headers.add("Host", Optional.of(url.authority()));
        headers.add("Authorization", headers.authorization());
        headers.add("User-Agent", Optional.of(line.last(CurlOption.AGENT).orElse(AGENT)));
        headers.add("Accept", Optional.of(headers.isJson() ? "application/json" : "*/*"));
        headers.add("Accept-Encoding", line.last(CurlOption.COMPRESSED).map(_ -> "deflate, gzip, br, zstd"));
        headers.add("Referer", line.last(CurlOption.REFERER).map(text -> text.replaceFirst(";auto$", "")));
        headers.add("Cookie", headers.cookies());
        headers.add("Content-Length", body.map(bytes -> Integer.toString(bytes.length())));
        headers.add("Content-Type", body.map(_ -> headers.type()));
        return headers;
    }

    /** @return what {@code -H} said, and the host: what curl signs */
    List<Header> signed() {
        var signed = new ArrayList<Header>();
        own.stream().filter(header -> isNamed(header, "host")).forEach(signed::add);
        said.stream().filter(header -> !header.value().isEmpty()).forEach(signed::add);
        return signed;
    }

    /** @return the rest */
    List<Header> unsigned() {
        return own.stream().filter(header -> !isNamed(header, "host")).toList();
    }

    private void add(String name, Optional<String> value) {
        boolean saidOtherwise = said.stream().anyMatch(header -> isNamed(header, name));
        value.filter(text -> !saidOtherwise && !text.isEmpty()).ifPresent(text -> own.add(new Header(name, text)));
    }

    private static boolean isNamed(Header header, String name) {
        return header.name().equalsIgnoreCase(name);
    }

    /** {@code Name: value}; {@code Name:} takes curl's own away, {@code Name;} sends it empty. */
    private static Header header(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 && text.endsWith(";") && text.length() > 1) {
            throw new BadSetting("curl's -H 'Name;' (a header without a value) is not read here; leave it out");
        }
        if (colon <= 0) {
            throw new BadSetting("curl's -H needs Name: value, with a colon; files are not read here");
        }
        return new Header(text.substring(0, colon), text.substring(colon + 1).strip());
    }

    private boolean isJson() {
        return line.data().stream().anyMatch(datum -> datum.option() == CurlOption.JSON);
    }

    private String type() {
        return isJson() ? "application/json" : "application/x-www-form-urlencoded";
    }

    private Optional<String> authorization() {
        if (line.has(CurlOption.BEARER)) {
            return line.last(CurlOption.BEARER).map(token -> "Bearer " + token);
        }
        return line.has(CurlOption.SIGV4)
                ? Optional.empty()
                : line.last(CurlOption.USER).map(CurlHeaders::basic);
    }

    private static String basic(String user) {
        if (!user.contains(":")) {
            throw new BadSetting("curl's -u without a password asks for it; give user:password");
        }
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> cookies() {
        var cookies = line.all(CurlOption.COOKIE);
        if (cookies.stream().anyMatch(cookie -> !cookie.contains("="))) {
            throw new BadSetting("curl's -b with a file is not read here; give NAME=VALUE");
        }
        return cookies.isEmpty() ? Optional.empty() : Optional.of(String.join(";", cookies));
    }
}
