package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Rules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what narrows a session, before it is minted: a session that nobody could decide about is not handed out. */
public final class SessionPolicies {
    private static final int MANAGED = 10;

    private SessionPolicies() {}

    /**
     * @throws Refusal {@link ExchangeFailure#MALFORMED_POLICY} or {@link ExchangeFailure#INVALID_PARAMETER}
     */
    public static Grant.Narrowing read(Optional<String> inline, List<String> managedArns, String accountId) {
        inline.ifPresent(SessionPolicies::parse);
        if (managedArns.size() > MANAGED) {
            throw new Refusal(
                    ExchangeFailure.INVALID_PARAMETER, "PolicyArns takes at most " + MANAGED + " managed policies");
        }
        managedArns.forEach(arn -> demandPolicy(arn, accountId));
        return new Grant.Narrowing(inline.stream().toList(), managedArns);
    }

    private static void parse(String json) {
        try {
            PolicyDocument.parse(json, Rules.SESSION);
        } catch (MalformedPolicy e) {
            throw new Refusal(
                    ExchangeFailure.MALFORMED_POLICY, "The policy is not in a valid format: " + e.getMessage());
        }
    }

    private static void demandPolicy(String arn, String accountId) {
        var ours = Pattern.compile("arn:aws:iam::(aws|" + accountId + "):policy/[\\x21-\\x7e]+");
        if (!ours.matcher(arn).matches()) {
            throw new Refusal(
                    ExchangeFailure.INVALID_PARAMETER,
                    "'" + arn + "' in PolicyArns is no managed policy of this account");
        }
    }
}
