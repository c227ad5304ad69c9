package io.sallyport.exchange.service;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.RoleTrust;

/** Whom roles trust. */
public final class RoleTrusts {
    /** @throws Refusal {@link ExchangeFailure#NOT_TRUSTED} when its trust policy cannot be read */
    public RoleTrust of(Role role) {
        return new RoleTrust(role.arn(), RoleTrust.compiled(role.trustPolicy()));
    }
}
