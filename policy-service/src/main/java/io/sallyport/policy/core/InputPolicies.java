package io.sallyport.policy.core;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Rules;
import java.util.ArrayList;
import java.util.List;

/** Documents that come with a question and are stored nowhere; named after the list that they came in. */
public final class InputPolicies {
    /** Of all documents of a list together: every one is judged with every request of the simulation. */
    private static final int MOST_CHARACTERS = 131_072;

    private InputPolicies() {}

    /** @return named {@code <list>.1}, {@code <list>.2}, …; of no ARN */
    public static List<NamedPolicy> identity(String list, List<String> documents) {
        if (documents.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            throw invalid(list + " has more than " + MOST_CHARACTERS + " characters");
        }
        var policies = new ArrayList<NamedPolicy>();
        for (var document : documents) {
            policies.add(named(list + "." + (policies.size() + 1), document, Rules.IDENTITY));
        }
        return policies;
    }

    public static NamedPolicy resource(String name, String document) {
        return named(name, document, Rules.RESOURCE);
    }

    private static NamedPolicy named(String name, String document, Rules rules) {
        try {
            return CompiledPolicy.of(document, rules).named(name, "");
        } catch (MalformedPolicy e) {
            throw invalid(name + ": " + e.reason() + " (" + e.position() + ")");
        }
    }

    private static Refusal invalid(String detail) {
        return new Refusal(PolicyFailure.INVALID_INPUT, detail);
    }
}
