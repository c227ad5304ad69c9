package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All requests that differ from one in a single byte, or in a header more, less or twice. */
final class Mutations {
    private Mutations() {}

    static Stream<WireRequest> of(WireRequest request, byte[] body) {
        return Stream.of(
                        flips(request.method()).map(method -> with(request, method, request.path(), request.query())),
                        flips(request.path()).map(path -> with(request, request.method(), path, request.query())),
                        flips(request.query()).map(query -> with(request, request.method(), request.path(), query)),
                        Stream.of("x=1", "&x=1")
                                .map(more -> with(request, request.method(), request.path(), request.query() + more)),
                        IntStream.range(0, request.headers().size())
                                .boxed()
                                .flatMap(at -> headers(request.headers(), at))
                                .map(headers -> with(request, headers)),
                        bodies(body).map(other -> with(request, Payload.of(other))))
                .flatMap(requests -> requests);
    }

    private static Stream<List<Header>> headers(List<Header> headers, int at) {
        var header = headers.get(at);
        var changed = flips(header.value()).map(value -> replaced(headers, at, new Header(header.name(), value)));
        var renamed = replaced(headers, at, new Header("x" + header.name(), header.value()));
        var dropped = new ArrayList<>(headers);
        dropped.remove(at);
        var doubled = new ArrayList<>(headers);
        doubled.add(header);
        var added = new ArrayList<>(headers);
        added.add(new Header("X-Amz-Target", "IamService.Another"));
        return Stream.concat(changed, Stream.of(renamed, dropped, doubled, added));
    }

    private static List<Header> replaced(List<Header> headers, int at, Header by) {
        var copy = new ArrayList<>(headers);
        copy.set(at, by);
        return copy;
    }

    private static Stream<byte[]> bodies(byte[] body) {
        var longer = Arrays.copyOf(body, body.length + 1);
        return Stream.concat(flips(new String(body, UTF_8)).map(text -> text.getBytes(UTF_8)), Stream.of(longer));
    }

    /** White space is left alone: runs of it count as one. */
    private static Stream<String> flips(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) > ' ')
                .mapToObj(at -> text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1));
    }

    private static WireRequest with(WireRequest request, String method, String path, String query) {
        return new WireRequest(method, path, query, request.headers(), request.payload());
    }

    private static WireRequest with(WireRequest request, List<Header> headers) {
        return new WireRequest(request.method(), request.path(), request.query(), headers, request.payload());
    }

    private static WireRequest with(WireRequest request, Payload payload) {
        return new WireRequest(request.method(), request.path(), request.query(), request.headers(), payload);
    }
}
