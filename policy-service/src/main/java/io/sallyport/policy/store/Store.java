package io.sallyport.policy.store;

import io.vertx.sqlclient.SqlClient;

/** All tables, as one transaction or one question sees them. */
public final class Store {
    private final Sql sql;

    public Store(SqlClient client) {
        this.sql = new Sql(client);
    }

    public Epochs epochs() {
        return new Epochs(sql);
    }

    public Principals principals() {
        return new Principals(sql);
    }

    public Memberships memberships() {
        return new Memberships(sql);
    }

    public InlinePolicies inline() {
        return new InlinePolicies(sql);
    }

    public ManagedPolicies managed() {
        return new ManagedPolicies(sql);
    }

    public Attachments attachments() {
        return new Attachments(sql);
    }

    public InstanceProfiles profiles() {
        return new InstanceProfiles(sql);
    }

    public Aliases aliases() {
        return new Aliases(sql);
    }

    public GuardRails guardRails() {
        return new GuardRails(sql);
    }

    public AccessKeys keys() {
        return new AccessKeys(sql);
    }

    public Providers providers() {
        return new Providers(sql);
    }

    public SessionKeys sessionKeys() {
        return new SessionKeys(sql);
    }

    public Revocations revocations() {
        return new Revocations(sql);
    }

    public Leases leases() {
        return new Leases(sql);
    }
}
