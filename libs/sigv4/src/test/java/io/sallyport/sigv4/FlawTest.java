package io.sallyport.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason to refuse a credential before its signature is looked at. */
class FlawTest {
    private static final String SCOPE = "AKIDEXAMPLE/20150830/us-east-1/execute-api/aws4_request";
    private static final String HEX = "a".repeat(64);
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=" + SCOPE + ", SignedHeaders=host;x-amz-date, Signature=" + HEX;
    private static final String QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + SCOPE.replace("/", "%2F")
            + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=" + HEX;

    private final List<Header> headers = new ArrayList<>(
            List.of(new Header("Host", "example.amazonaws.com"), new Header("X-Amz-Date", "20150830T123600Z")));

    private static Authorization parse(String path, String query, List<Header> headers) {
        return Authorization.parse(new WireRequest("GET", path, query, headers, Payload.EMPTY));
    }

    private Authorization byHeader(String authorization) {
        headers.add(new Header("Authorization", authorization));
        return parse("/", "", headers);
    }

    private static Authorization byQuery(String query) {
        return parse("/", query, List.of(new Header("host", "example.amazonaws.com")));
    }

    private static void refused(Authorization answer, Flaw flaw) {
        assertThat(answer).isInstanceOfSatisfying(Authorization.Malformed.class, malformed -> {
            assertThat(malformed.flaw()).isEqualTo(flaw);
            assertThat(malformed.detail()).isNotBlank().hasSizeLessThan(400);
        });
    }

    @Test
    void a_request_without_a_credential_of_this_kind_has_none() {
        assertThat(byHeader("Bearer AWS4-HMAC-SHA256")).isInstanceOf(Authorization.Absent.class);
        assertThat(byQuery("a=%zz&X-Amz-Target=x")).isInstanceOf(Authorization.Absent.class);
        assertThat(byQuery("a=X-Amz-Signature")).isInstanceOf(Authorization.Absent.class);
    }

    @Test
    void both_forms_are_read() {
        assertThat(byQuery(QUERY)).isInstanceOf(Authorization.Presigned.class);
        assertThat(byHeader(AUTHORIZATION)).isInstanceOfSatisfying(Authorization.Header.class, header -> {
            assertThat(header.claim().scope())
                    .isEqualTo(new CredentialScope("AKIDEXAMPLE", "20150830", "us-east-1", "execute-api"));
            assertThat(header.claim().signedHeaders()).containsExactly("host", "x-amz-date");
            assertThat(header.claim().signedAt()).isEqualTo(Suite.SIGNED_AT);
            assertThat(header.claim().signature().reveal()).isEqualTo(HEX);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'AWS4-HMAC-SHA256 Credential=%s,SignedHeaders=host;x-amz-date,Signature=%s'
            'AWS4-HMAC-SHA256   Credential=%s ,  SignedHeaders=host;x-amz-date  ,Signature=%s,'
            '  AWS4-HMAC-SHA256	Credential = %s, SignedHeaders= host;x-amz-date, Signature =%s  '
            """)
    void spaces_around_commas_do_not_matter(String form) {
        assertThat(byHeader(form.formatted(SCOPE, HEX))).isInstanceOf(Authorization.Header.class);
    }

    @Test
    void the_parts_may_come_in_any_order() {
        var turned = "AWS4-HMAC-SHA256 Signature=" + HEX + ", SignedHeaders=host;x-amz-date, Credential=" + SCOPE;

        assertThat(byHeader(turned)).isInstanceOf(Authorization.Header.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS4-HMAC-SHA256                   | AWS4-ECDSA-P256-SHA256        | UNKNOWN_ALGORITHM
            AWS4-HMAC-SHA256                   | aws4-hmac-sha256              | UNKNOWN_ALGORITHM
            AWS4-HMAC-SHA256                   | AWS                           | UNKNOWN_ALGORITHM
            Credential=                        | Certificate=                  | UNKNOWN_PART
            Credential=                        | Credential                    | UNKNOWN_PART
            Signature=                         | Signature=b, Signature=       | DUPLICATE
            SignedHeaders=host;x-amz-date,     | ''                            | MISSING_PART
            SignedHeaders=host;x-amz-date      | SignedHeaders=                | MISSING_PART
            /aws4_request                      | ''                            | BAD_CREDENTIAL
            /aws4_request                      | /aws4_request/more            | BAD_CREDENTIAL
            AKIDEXAMPLE                        | AK ID                         | BAD_CREDENTIAL
            20150830                           | 2015083                       | BAD_CREDENTIAL
            us-east-1                          | US EAST                       | BAD_CREDENTIAL
            execute-api                        | ''                            | BAD_CREDENTIAL
            aws4_request                       | aws5_request                  | BAD_TERMINATOR
            20150830                           | 20150831                      | SCOPE_DAY_DIFFERS
            host;x-amz-date                    | x-amz-date                    | HOST_NOT_SIGNED
            host;x-amz-date                    | host                          | HEADER_NOT_SIGNED
            host;x-amz-date                    | x-amz-date;host               | UNSORTED_SIGNED_HEADERS
            host;x-amz-date                    | host;host;x-amz-date          | UNSORTED_SIGNED_HEADERS
            host;x-amz-date                    | Host;x-amz-date               | BAD_SIGNED_HEADERS
            host;x-amz-date                    | host;x-amz-date;              | BAD_SIGNED_HEADERS
            host;x-amz-date                    | content-type;host;x-amz-date  | SIGNED_HEADER_ABSENT
            aaaaaaaa                           | AAAAAAAA                      | BAD_SIGNATURE
            aaaaaaaa                           | aaaaaaa                       | BAD_SIGNATURE
            """)
    void a_bad_header_says_what_is_wrong(String part, String by, Flaw flaw) {
        refused(byHeader(AUTHORIZATION.replace(part, by)), flaw);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Amz-Algorithm=AWS4-HMAC-SHA256&  | X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256& | UNKNOWN_ALGORITHM
            X-Amz-Algorithm=AWS4-HMAC-SHA256&  | ''                                      | MISSING_PART
            X-Amz-Credential                   | X-Amz-Cred                              | MISSING_PART
            X-Amz-Signature                    | X-Amz-Sig                               | MISSING_PART
            X-Amz-Expires=60&                  | ''                                      | MISSING_PART
            X-Amz-Expires=60                   | X-Amz-Expires=0                         | BAD_EXPIRES
            X-Amz-Expires=60                   | X-Amz-Expires=604801                    | BAD_EXPIRES
            X-Amz-Expires=60                   | X-Amz-Expires=-60                       | BAD_EXPIRES
            X-Amz-Expires=60                   | X-Amz-Expires=99999999999999999999      | BAD_EXPIRES
            X-Amz-Expires=60                   | X-Amz-Expires=60&X-Amz-Expires=61       | DUPLICATE
            X-Amz-Expires=60                   | X-Amz-Expires=60&X%2DAmz%2DExpires=61   | DUPLICATE
            20150830T123600Z                   | 2015-08-30T12:36:00Z                    | BAD_DATE
            20150830T123600Z                   | 20150230T123600Z                        | BAD_DATE
            20150830T123600Z                   | 20150831T000000Z                        | SCOPE_DAY_DIFFERS
            SignedHeaders=host                 | SignedHeaders=x-amz-date                | HOST_NOT_SIGNED
            SignedHeaders=host                 | SignedHeaders=accept%3Bhost             | SIGNED_HEADER_ABSENT
            X-Amz-Expires=60                   | X-Amz-Expires=60&a=%2                   | BAD_QUERY_ENCODING
            X-Amz-Expires=60                   | X-Amz-Expires=60&a=%zz                  | BAD_QUERY_ENCODING
            X-Amz-Expires=60                   | X-Amz-Expires=60&X-Amz-Content-Sha256=z | BAD_PAYLOAD_HASH
            """)
    void a_bad_query_says_what_is_wrong(String part, String by, Flaw flaw) {
        refused(byQuery(QUERY.replace(part, by)), flaw);
    }

    @Test
    void a_request_signed_in_header_and_query_is_refused() {
        headers.add(new Header("Authorization", AUTHORIZATION));

        refused(parse("/", QUERY, headers), Flaw.BOTH_FORMS);
        refused(parse("/", "X-Amz-Signature=" + HEX, headers), Flaw.BOTH_FORMS);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, AWS4-HMAC-SHA256 x",
        "authorization, Bearer x",
        "host, other",
        "x-amz-date, 20150830T123600Z",
        "X-AMZ-Security-Token, two"
    })
    void what_may_come_once_is_refused_when_it_comes_twice(String name, String value) {
        headers.add(new Header("X-Amz-Security-Token", "one"));
        headers.add(new Header(name, value));

        refused(byHeader(AUTHORIZATION.replace("x-amz-date", "x-amz-date;x-amz-security-token")), Flaw.DUPLICATE);
    }

    @Test
    void a_date_is_required_and_may_be_the_date_header() {
        headers.remove(1);
        var authorization = AUTHORIZATION.replace("host;x-amz-date", "host");
        refused(byHeader(authorization), Flaw.MISSING_DATE);

        headers.add(new Header("Date", "Sun, 30 Aug 2015 12:36:00 GMT"));
        assertThat(parse("/", "", headers)).isInstanceOf(Authorization.Header.class);

        headers.set(2, new Header("Date", "last Sunday"));
        refused(parse("/", "", headers), Flaw.BAD_DATE);
    }

    @Test
    void an_unsigned_amz_header_is_refused_and_a_token_only_where_it_may_come_late() {
        headers.add(new Header("X-Amz-Security-Token", "token"));
        refused(byHeader(AUTHORIZATION), Flaw.HEADER_NOT_SIGNED);
        var request = new WireRequest("GET", "/", "", headers, Payload.EMPTY);

        assertThat(Authorization.parse(request, Rules.STRICT.withUnsignedToken()))
                .isInstanceOf(Authorization.Header.class);
    }

    @Test
    void an_unsigned_payload_is_taken_only_where_it_is_allowed() {
        headers.add(new Header("x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
        refused(byHeader(AUTHORIZATION.replace("host;", "host;x-amz-content-sha256;")), Flaw.UNSIGNED_PAYLOAD);
        var request = new WireRequest("GET", "/", "", headers, Payload.EMPTY);

        assertThat(Authorization.parse(request, Rules.STRICT.withUnsignedPayload()))
                .isInstanceOf(Authorization.Header.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "'GET\n/'", "'GE T'", "AVERYLONGMETHODTHATNOBODYEVERSENDSTOUS"})
    void a_method_must_be_a_token(String method) {
        headers.add(new Header("Authorization", AUTHORIZATION));

        refused(Authorization.parse(new WireRequest(method, "/", "", headers, Payload.EMPTY)), Flaw.BAD_METHOD);
    }

    @Test
    void a_path_must_be_absolute() {
        headers.add(new Header("Authorization", AUTHORIZATION));

        refused(parse("", "", headers), Flaw.BAD_PATH);
        refused(parse("*", "", headers), Flaw.BAD_PATH);
    }

    @Test
    void more_than_the_limits_is_refused() {
        headers.add(new Header("Authorization", AUTHORIZATION));
        refused(parse("/" + "a".repeat(Limits.MAX_PATH), "", headers), Flaw.TOO_LARGE);
        refused(parse("/", "a".repeat(Limits.MAX_QUERY + 1), headers), Flaw.TOO_LARGE);
        refused(parse("/", "&a".repeat(Limits.MAX_QUERY_PARAMETERS), headers), Flaw.TOO_LARGE);

        headers.add(new Header("Accept", "a".repeat(Limits.MAX_HEADER_VALUE + 1)));
        refused(parse("/", "", headers), Flaw.TOO_LARGE);

        headers.removeLast();
        headers.addAll(Collections.nCopies(Limits.MAX_HEADERS, new Header("Accept", "*/*")));
        refused(parse("/", "", headers), Flaw.TOO_LARGE);
    }

    @Test
    void as_much_as_the_limits_is_read() {
        headers.add(new Header("Authorization", AUTHORIZATION));
        headers.addAll(
                Collections.nCopies(Limits.MAX_HEADERS - 3, new Header("Accept", "a".repeat(Limits.MAX_HEADER_VALUE))));

        assertThat(parse(
                        "/" + "a".repeat(Limits.MAX_PATH - 1),
                        "a" + "&a".repeat(Limits.MAX_QUERY_PARAMETERS - 1),
                        headers))
                .isInstanceOf(Authorization.Header.class);
    }
}
