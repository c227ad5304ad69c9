package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Explainer;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Rules;
import io.sallyport.iampolicy.Trace;
import java.util.function.Supplier;

/**
 * Whom a role trusts.
 *
 * @param policies its trust policy, compiled
 */
public record RoleTrust(String roleArn, CompiledPolicies policies) {

    /** @throws Refusal {@link ExchangeFailure#NOT_TRUSTED} when the document cannot be read: then nobody is trusted */
    public static CompiledPolicies compiled(String trustPolicy) {
        try {
            return CompiledPolicies.of(
                    CompiledPolicy.of(trustPolicy, Rules.TRUST).named("trust policy", ""));
        } catch (MalformedPolicy e) {
            throw new Refusal(ExchangeFailure.NOT_TRUSTED, "the role's trust policy cannot be read")
                    .because(() -> "nobody is trusted: " + e.getMessage());
        }
    }

    /** @param trace why, made when it is asked for */
    public record Answer(Decision decision, Supplier<Trace> trace) {
        public boolean trusted() {
            return decision.allowed();
        }
    }

    /** For those who have no policies of their own: web identities and services. */
    public Answer about(Intent intent) {
        var alone = Policies.ofTrust(policies);
        return new Answer(
                Evaluator.evaluate(intent, roleArn, alone), () -> Explainer.explain(intent.on(roleArn), alone));
    }

    /** Adds the trust policy to those of a caller who has some; both have their say. */
    public Policies besides(Policies callers) {
        return callers.withTrust(policies);
    }
}
