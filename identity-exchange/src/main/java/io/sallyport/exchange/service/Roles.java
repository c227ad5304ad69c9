package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.PolicyContract.WantRole;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Call;

/** Asks the ledger for roles. Blocks. */
public record Roles(Call<WantRole, Role> ask) {
    /** @throws Refusal {@link ExchangeFailure#NO_SUCH_ROLE} */
    public Role find(String arn) {
        try {
            return ask.with(new WantRole(arn)).await();
        } catch (Refusal refusal) {
            if (refusal.failure() == PolicyFailure.NO_SUCH_ENTITY || refusal.failure() == PolicyFailure.INVALID_INPUT) {
                throw new Refusal(ExchangeFailure.NO_SUCH_ROLE, "there is no role " + arn);
            }
            throw refusal;
        }
    }
}
