package io.sallyport.launcher.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.RawHttps;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Row 6: the path of the denied resource in other spellings, byte for byte. The API has a route for every path, so that whatever slips
 * past the denied one reaches the same backend through that. Expected are docs/decisions, "Which path of a deployed API is judged".
 */
record PathSpellings(TruthTable table, RawHttps http, String region) {
    /** Two readers could take these for two resources. */
    private static final List<String> DOUBTFUL = List.of(
            "//inventory",
            "/inventory//",
            "/./inventory",
            "/x/../inventory",
            "/../test/inventory",
            "/%2e/inventory",
            "/x/%2e%2e/inventory",
            "/x/%2E./inventory",
            "/x/.%2e/inventory",
            "/%2Finventory",
            "/inventory%2F",
            "/x%2F..%2Finventory",
            "/inventory%5C",
            "/x\\..\\inventory",
            "/inventory;x=1",
            "/;x=1/inventory",
            "/inventory%00",
            "/inventory%00.html",
            "/inventory%0d%0a",
            "/inventory%",
            "/inventory%zz",
            "/inventory%c3",
            "/inventory%c0%af");

    /** The same resource as the denied one, spelled otherwise. */
    private static final List<String> SAME = List.of("/inventory", "/inventory/", "/%69nventory", "/inventor%79/");

    /** Other resources, by what of them reaches the backend: decoded once they are not the denied one. */
    private static final Map<String, String> OTHERS = Map.of(
            "/INVENTORY", "/INVENTORY",
            "/%2569nventory", "/%2569nventory",
            "/x/%252e%252e/inventory", "/x/%252e%252e/inventory",
            "/%252Finventory", "/%252Finventory",
            "/inventory%3Bx=1", "/inventory%3Bx%3D1",
            "/inventory%252F", "/inventory%252F");

    void refused(Source source) {
        var caller = table.caller(source, Statements.allow(), Statements.deny());
        var before = table.stage().backend().reached();
        DOUBTFUL.forEach(path -> assertThat(status(caller, path)).as(path).isEqualTo(400));
        SAME.forEach(path -> assertThat(status(caller, path)).as(path).isEqualTo(403));
        assertThat(table.stage().backend().reached()).isEqualTo(before);
    }

    void passed(Source source) {
        var caller = table.caller(source, Statements.allow(), Statements.deny());
        OTHERS.forEach((path, reached) -> {
            assertThat(status(caller, path)).as(path).isEqualTo(200);
            assertThat(table.stage().backend().reached().getLast()).isEqualTo("POST " + reached);
        });
    }

    private int status(Caller caller, String path) {
        var whole = "/_aws/execute-api/" + caller.apiId() + "/test" + path;
        var host = new Header("Host", http.endpoint().getAuthority());
        var request = caller.credentials()
                .map(who -> new Signer(who, region, "execute-api")
                        .sign(new WireRequest("POST", whole, "", List.of(host), Payload.EMPTY), Instant.now()))
                .orElseGet(() -> new WireRequest(
                        "POST", whole, "", List.of(host, new Header("Authorization", caller.token())), Payload.EMPTY));
        return http.send(request, "").status();
    }
}
