package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.CompiledPolicy;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.Policies;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Rules;

/**
 * Whom a role trusts.
 *
 * @param policies its trust policy, compiled
 */
public record RoleTrust(String roleArn, CompiledPolicies policies) {

    /** @throws Refusal {@link ExchangeFailure#NOT_TRUSTED} when the document cannot be read: then nobody is trusted */
    public static RoleTrust of(String roleArn, String trustPolicy) {
        try {
            var compiled = CompiledPolicy.of(trustPolicy, Rules.TRUST).named("trust policy", "");
            return new RoleTrust(roleArn, CompiledPolicies.of(compiled));
        } catch (MalformedPolicy e) {
            throw new Refusal(ExchangeFailure.NOT_TRUSTED, "the role's trust policy cannot be read");
        }
    }

    /** For those who have no policies of their own: web identities and services. */
    public boolean trusts(Principal who, Action action, Context context) {
        return Evaluator.evaluate(Intent.of(who, action, context), roleArn, Policies.ofTrust(policies))
                .allowed();
    }

    /** Adds the trust policy to those of a caller who has some; both have their say. */
    public Policies besides(Policies callers) {
        return callers.withTrust(policies);
    }
}
