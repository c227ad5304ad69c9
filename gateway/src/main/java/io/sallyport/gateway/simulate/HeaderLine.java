package io.sallyport.gateway.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import io.sallyport.runtime.http.Forwarder;
import io.sallyport.runtime.http.Limits;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One header line as a listener would have read it: a name that HTTP allows, a value of one line, without what surrounds it. */
record HeaderLine(String name, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*+");
    private static final int MOST_BYTES = Limits.standard().headers();
    private static final int SEPARATOR = ": ".length();

    /** The name only: values hold credentials. */
    @Override
    public String toString() {
        return "HeaderLine[" + name + "]";
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** @param number from 0, for the message */
    static HeaderLine of(JsonNode pair, int number) {
        if (!pair.isArray()
                || pair.size() != 2
                || !pair.path(0).isTextual()
                || !pair.path(1).isTextual()) {
            throw Question.invalid("headers[" + number + "]: expected a name and a value, both texts");
        }
        var value = asRead(pair.path(1).textValue());
        if (!isToken(pair.path(0).textValue()) || !VALUE.matcher(value).matches()) {
            throw Question.invalid("headers[" + number + "]: no HTTP client could send it");
        }
        return new HeaderLine(pair.path(0).textValue(), value);
    }

    /** What is sent as UTF-8 is read byte by byte. */
    private static String asRead(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return withoutSpaceAround(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** RFC 9110, section 5.5: spaces and tabs are no part of a value; what else is blank is no part of a header. */
    private static String withoutSpaceAround(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** With the Host of the URL where none is said. One that only rooms may say goes, as at the listener. */
    static MultiMap complete(List<HeaderLine> lines, String authority, int bodyBytes) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        lines.forEach(line -> headers.add(line.name, line.value));
        headers.remove(Forwarder.PEER);
        if (!headers.contains("host")) {
            headers.add("Host", authority);
        }
        demandBounds(headers);
        demandOne(headers);
        demandLength(headers, bodyBytes);
        demandChunks(headers);
        return headers;
    }

    private static void demandBounds(MultiMap headers) {
        int bytes = headers.entries().stream()
                .mapToInt(line ->
                        line.getKey().length() + SEPARATOR + line.getValue().length())
                .sum();
        if (bytes > MOST_BYTES) {
            throw Question.invalid("headers: a listener reads at most " + MOST_BYTES + " bytes, not " + bytes);
        }
    }

    /** RFC 9112, section 3.2. */
    private static void demandOne(MultiMap headers) {
        int hosts = headers.getAll("host").size();
        if (hosts != 1) {
            throw Question.invalid(
                    "headers: " + hosts + " Host lines; the listener answers 400 before anybody is asked");
        }
    }

    /** RFC 9112, section 6.3: a body whose length is in doubt is nobody's. */
    private static void demandLength(MultiMap headers, int bodyBytes) {
        var lengths = headers.getAll("content-length");
        boolean fits = lengths.isEmpty()
                || (lengths.equals(List.of(Integer.toString(bodyBytes))) && !headers.contains("transfer-encoding"));
        if (!fits) {
            throw Question.invalid(
                    "headers: Content-Length does not say the body's length, " + bodyBytes + " bytes; leave it out");
        }
    }

    /** RFC 9112, section 6.3: nobody knows where a body in any other encoding ends. */
    private static void demandChunks(MultiMap headers) {
        for (var encoding : headers.getAll("transfer-encoding")) {
            if (!encoding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
                throw Question.invalid(
                        "headers: Transfer-Encoding is not chunked; the listener answers 400 before anybody is"
                                + " asked; leave it out");
            }
        }
    }
}
