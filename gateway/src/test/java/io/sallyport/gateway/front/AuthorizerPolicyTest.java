package io.sallyport.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.core.PublishedApi.Kind;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G04: the policy that an authorizer's function answers has the whole language, and is asked about each request's own ARN. */
@ExtendWith(VertxExtension.class)
class AuthorizerPolicyTest {
    private static final Map<String, String> ANN = Map.of("Authorization", "visitor-ann");
    private static final String IMPLICIT = "{\"Message\":\"User is not authorized to access this resource\"}";
    private static final String EXPLICIT =
            "{\"Message\":\"User is not authorized to access this resource with an explicit deny\"}";

    /** {@code API} stands for the API's ARN, {@code INVOKE} for the action that is asked about, {@code ALL} for a statement that allows all. */
    private static String policy(String statements) {
        return Policies.policy(statements
                .replace("API", "arn:aws:execute-api:us-east-1:123456789012:ff5h7fdsed")
                .replace("INVOKE", "'execute-api:Invoke'")
                .replace("ALL", "{'Effect':'Allow','Action':'*','Resource':'*'}")
                .replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'Effect':'Allow','Action':INVOKE,'NotResource':'API/*/POST/inventory'} | GET | /pets | 200
            {'Effect':'Allow','Action':INVOKE,'NotResource':'API/*/POST/inventory'} | POST | /inventory | 403
            {'Effect':'Allow','Action':INVOKE,'NotResource':['API/*/GET/*','API/test/POST/inventory']} | POST | /inventory/1 | 200
            {'Effect':'Allow','Action':INVOKE,'NotResource':['API/*/GET/*','API/test/POST/inventory']} | GET | /pets | 403
            ALL,{'Effect':'Deny','Action':INVOKE,'NotResource':['API/*/GET/pets','API/*/POST/inventory/*']} | GET | /pets | 200
            ALL,{'Effect':'Deny','Action':INVOKE,'NotResource':['API/*/GET/pets','API/*/POST/inventory/*']} | POST | /inventory/1 | 200
            ALL,{'Effect':'Deny','Action':INVOKE,'NotResource':['API/*/GET/pets','API/*/POST/inventory/*']} | POST | /inventory | 403!
            {'Effect':'Allow','Action':INVOKE,'Resource':['API/test/GET/pets','API/test/POST/inventory']} | GET | /pets | 200
            {'Effect':'Allow','Action':INVOKE,'Resource':['API/test/GET/pets','API/test/POST/inventory']} | POST | /inventory | 200
            {'Effect':'Allow','Action':INVOKE,'Resource':['API/test/GET/pets','API/test/POST/inventory']} | POST | /inventory/1 | 403
            {'Effect':'Allow','Action':['execute-api:ManageConnections',INVOKE],'Resource':'*'} | GET | /pets | 200
            {'Effect':'Allow','Action':['execute-api:ManageConnections','execute-api:InvalidateCache'],'Resource':'*'} | GET | /pets | 403
            ALL,{'Effect':'Deny','NotAction':['execute-api:ManageConnections','execute-api:InvalidateCache'],'Resource':'*'} | GET | /pets | 403!
            ALL,{'Effect':'Deny','NotAction':['execute-api:ManageConnections',INVOKE],'Resource':'*'} | GET | /pets | 200
            {'Effect':'Allow','Action':'execute-api:Invok?','Resource':'API/????/?ET/pet?'} | GET | /pets | 200
            {'Effect':'Allow','Action':'execute-api:Invoke?','Resource':'API/????/?ET/pet?'} | GET | /pets | 403
            {'Effect':'Allow','Action':INVOKE,'Resource':'API/?/?ET/pet?'} | GET | /pets | 403
            ALL,{'Effect':'Deny','Action':INVOKE,'Resource':'API/*/POST/inventory/?'} | POST | /inventory/1 | 403!
            ALL,{'Effect':'Deny','Action':INVOKE,'Resource':'API/*/POST/inventory/?'} | POST | /inventory/12 | 200
            """)
    void g04_lists_their_complements_and_single_letters_decide(
            String statements, String method, String path, String status, Vertx vertx) {
        var stand = new Stand(vertx);
        stand.publish(Apis.inventory(Kind.REST, "test", Apis.token(300)));
        stand.functions.put(Stand.AUTHORIZER, _ -> Stand.answered(Policies.answer(policy(statements))));

        var answer = stand.send(Stand.request(method, "/test" + path, ANN));

        assertThat(answer.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(Stand.text(answer))
                .isEqualTo(
                        switch (status) {
                            case "200" -> "ok";
                            case "403" -> IMPLICIT;
                            default -> EXPLICIT;
                        });
        assertThat(stand.calls(Stand.BACKEND)).isEqualTo(answer.status() == 200 ? 1 : 0);
    }
}
