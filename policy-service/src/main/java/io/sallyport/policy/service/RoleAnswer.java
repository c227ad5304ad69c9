package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.PolicyContract.WantRole;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.store.Store;
import io.sallyport.runtime.bus.Call;
import io.vertx.core.Future;

/** Answers on which terms a role is assumed. */
public record RoleAnswer(Ledger ledger, Account account) implements Call<WantRole, Role> {
    @Override
    public Future<Role> with(WantRole wanted) {
        Demand.require(wanted.roleArn(), 2048, "roleArn");
        return ledger.read(store -> role(store, wanted.roleArn()));
    }

    private Role role(Store store, String arn) {
        var role = Entities.principal(store, account, arn);
        if (role.kind() != Kind.ROLE) {
            throw new Refusal(PolicyFailure.NO_SUCH_ENTITY, arn + " is not a role");
        }
        return role(role, arn);
    }

    private static Role role(Principal role, String arn) {
        return new Role(arn, role.id(), role.terms().trustPolicy(), role.terms().maxSessionSeconds(), role.tags());
    }
}
