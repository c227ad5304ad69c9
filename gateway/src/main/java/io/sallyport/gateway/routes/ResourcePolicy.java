package io.sallyport.gateway.routes;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Rules;
import io.sallyport.iampolicy.Selection;
import io.sallyport.iampolicy.Statement;
import java.util.List;

/**
 * A REST API's own policy.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html">API Gateway Developer
 *     Guide, "Control access to a REST API with API Gateway resource policies"</a>
 */
public final class ResourcePolicy {
    private static final String SHORT = "execute-api:/";
    private static final int MOST_CHARACTERS = 8192;

    private ResourcePolicy() {}

    /**
     * @param apiArn what the short form {@code execute-api:/stage/VERB/path} stands for begins with
     * @throws io.sallyport.iampolicy.MalformedPolicy with what is wrong and where
     */
    public static CompiledPolicies compile(String json, String apiArn) {
        var written = PolicyDocument.parse(json, Rules.RESOURCE.withMaxCharacters(MOST_CHARACTERS));
        var full = written.statements().stream().map(s -> full(s, apiArn)).toList();
        var document = new PolicyDocument(written.version(), written.id(), full);
        return CompiledPolicies.of(CompiledPolicy.of(document).named("resource policy", ""));
    }

    private static Statement full(Statement s, String apiArn) {
        var resources = s.resources().map(selection -> full(selection, apiArn));
        return new Statement(
                s.index(),
                s.sid(),
                s.effect(),
                s.principals(),
                s.actions(),
                resources,
                s.conditions(),
                s.position(),
                s.end(),
                s.places());
    }

    private static Selection<String> full(Selection<String> selection, String apiArn) {
        return switch (selection) {
            case Selection.Only<String>(var items) -> new Selection.Only<>(full(items, apiArn));
            case Selection.AllBut<String>(var items) -> new Selection.AllBut<>(full(items, apiArn));
        };
    }

    private static List<String> full(List<String> items, String apiArn) {
        return items.stream()
                .map(item -> item.startsWith(SHORT) ? apiArn + item.substring(SHORT.length() - 1) : item)
                .toList();
    }
}
