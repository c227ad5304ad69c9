package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Reads a request written down as text, with bare line feeds, folded headers and spaces in paths, as the suites have them. */
final class HttpText {
    private HttpText() {}

    static WireRequest parse(String text) {
        int end = text.indexOf("\n\n");
        var head = end < 0 ? text : text.substring(0, end);
        var body = end < 0 ? "" : text.substring(end + 2);
        var lines = head.strip().split("\r?\n", -1);
        var target = lines[0].substring(lines[0].indexOf(' ') + 1, lines[0].lastIndexOf(' '));
        int mark = target.indexOf('?');
        return new WireRequest(
                lines[0].substring(0, lines[0].indexOf(' ')),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers(lines),
                Payload.of(body.getBytes(UTF_8)));
    }

    private static List<Header> headers(String[] lines) {
        var headers = new ArrayList<Header>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].startsWith(" ")) {
                var folded = headers.removeLast();
                headers.add(new Header(folded.name(), folded.value() + "\n" + lines[i]));
            } else {
                int colon = lines[i].indexOf(':');
                headers.add(new Header(lines[i].substring(0, colon), lines[i].substring(colon + 1)));
            }
        }
        return headers;
    }
}
