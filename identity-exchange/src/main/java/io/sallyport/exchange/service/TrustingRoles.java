package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.Refusal;
import io.sallyport.iampolicy.Intent;
import io.sallyport.runtime.trust.Trust;

/** Roles for those who have no policies of their own, web identities and services: a role's trust policy alone lets them in. Blocks. */
public record TrustingRoles(Trust trust, Roles roles, RoleTrusts trusts) {
    /**
     * @param called who asks, as the refusal calls them
     * @throws Refusal {@link ExchangeFailure#NO_SUCH_ROLE}; {@link ExchangeFailure#NOT_TRUSTED} with the reasons
     */
    public Role find(String roleArn, Intent intent, String called) {
        var epochs = trust.requireLease(); // before the role is read: what is read holds at these or later ones
        var role = roles.find(roleArn);
        var answer = trusts.of(role).about(intent);
        if (!answer.trusted()) {
            throw new Refusal(
                            ExchangeFailure.NOT_TRUSTED,
                            "the trust policy of " + role.arn() + " does not let " + called + " assume it")
                    .because(() -> epochs.reasons(answer.trace().get()));
        }
        return role;
    }
}
