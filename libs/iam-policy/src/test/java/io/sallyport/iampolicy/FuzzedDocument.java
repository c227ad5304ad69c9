package io.sallyport.iampolicy;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads whatever comes as a policy, and decides by it when it is one. The fuzzer calls it by its name.
 *
 * <p>The first byte chooses the kind of document. After the document may follow, each after an {@code RS} (0x1E), an action, a resource, a
 * condition key and its value.
 */
public final class FuzzedDocument {
    static final char SEPARATOR = '\u001e';
    static final List<Rules> KINDS = List.of(Rules.IDENTITY, Rules.RESOURCE, Rules.TRUST, Rules.AUTHORIZER);
    private static final List<String> ASKED =
            List.of("", "s3:GetObject", "arn:aws:s3:::bucket/key", "aws:SourceIp", "203.0.113.7");

    private FuzzedDocument() {}

    /** @throws AssertionError when the explanation is not that of the decision; {@link MalformedPolicy} does not come out */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var rules = KINDS.get(Math.floorMod(input[0], KINDS.size()));
        var parts = new String(input, 1, input.length - 1, StandardCharsets.UTF_8).split("" + SEPARATOR, -1);
        try {
            decide(CompiledPolicy.of(parts[0], rules), rules, parts);
        } catch (MalformedPolicy refused) {
            check(refused);
        }
    }

    private static void check(MalformedPolicy refused) {
        if (refused.reason().isBlank()
                || refused.position().line() < 1
                || refused.position().column() < 1) {
            throw new AssertionError("does not say what is wrong, or where: " + refused);
        }
    }

    private static void decide(CompiledPolicy policy, Rules rules, String[] parts) {
        var side = CompiledPolicies.of(policy.named("fuzzed", ""));
        var policies = rules.principal() == Rules.Presence.REQUIRED
                ? Policies.ofIdentity(CompiledPolicies.NONE).withResource(side)
                : Policies.ofIdentity(side);
        var context = Context.builder().put(part(parts, 3), part(parts, 4)).build();
        var request = Request.of(One.ALICE, Action.of(part(parts, 1)), part(parts, 2), context);
        var decision = Evaluator.evaluate(request, policies);
        var explained = Explainer.explain(request, policies).decision();
        if (!decision.equals(explained)) {
            throw new AssertionError("decided " + decision + ", explained " + explained);
        }
    }

    private static String part(String[] parts, int which) {
        return parts.length > which ? parts[which] : ASKED.get(which);
    }
}
