package io.sallyport.exchange.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.RoleTrust;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.runtime.trust.CacheMeter;
import io.sallyport.runtime.trust.NearCopies;

/** Whom roles trust. A trust policy is compiled once per content, however many roles have it: the text is what it is found by. */
public final class RoleTrusts {
    private static final int MOST = 2_000;
    /** Eight times what a trust policy may have without white space, of which it may have any. */
    private static final int LONGEST_KEPT = 16_384;

    private final NearCopies<String, CompiledPolicies> byContent;

    public RoleTrusts(MeterRegistry meters) {
        this.byContent = new NearCopies<>(CacheMeter.of(meters, "trust-policy"), MOST);
    }

    /** @throws Refusal {@link ExchangeFailure#NOT_TRUSTED} when its trust policy cannot be read */
    public RoleTrust of(Role role) {
        return new RoleTrust(role.arn(), compiled(role.trustPolicy()));
    }

    private CompiledPolicies compiled(String text) {
        return text.length() > LONGEST_KEPT
                ? RoleTrust.compiled(text)
                : byContent.find(text).orElseGet(() -> byContent.keep(text, RoleTrust.compiled(text)));
    }
}
