package io.sallyport.analysis;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that has a say in who can do what in one account. Its root is not in it: nothing but guard rails and resource policies limits that.
 *
 * @param account    twelve digits
 * @param resources  policies that hang on resources
 * @param guardRails each level must allow
 * @param anonymous  whether requests that nobody signed count
 * @param facts      what is known of every request
 */
public record World(
        String account,
        List<User> users,
        List<Role> roles,
        List<Doorway> doorways,
        List<AttachedPolicy> resources,
        List<CompiledPolicies> guardRails,
        boolean anonymous,
        Facts facts) {

    /**
     * What a user or a role may do by itself.
     *
     * @param boundary present when one is attached, even when it holds nothing
     * @param tags     keys as spelled
     */
    public record Powers(CompiledPolicies identity, Optional<CompiledPolicies> boundary, Map<String, String> tags) {}

    /** @param powers policies of its groups among them */
    public record User(String arn, Set<String> groups, Powers powers) {
        String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }

        Principal principal() {
            return new Principal.User(arn, accountOf(arn));
        }
    }

    public record Role(String arn, CompiledPolicies trust, Powers powers) {
        String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }

        Principal session(String sessionName) {
            var account = accountOf(arn);
            var session = "arn:aws:sts::" + account + ":assumed-role/" + name() + "/" + sessionName;
            return new Principal.RoleSession(session, arn, account);
        }
    }

    /**
     * A way in for those who are no users: an identity pool, an OpenID provider, a service.
     *
     * @param name        what people call whoever comes this way
     * @param action      what the trust policy is asked about: {@code sts:AssumeRoleWithWebIdentity}
     * @param roleArn     the only role that it leads to; empty when any that trusts it
     * @param sessionName empty when whoever comes chooses it
     * @param facts       of the trust question and of the session
     * @param session     what the session is narrowed by
     */
    public record Doorway(
            String name,
            Principal who,
            String action,
            Optional<String> roleArn,
            Optional<String> sessionName,
            Facts facts,
            Optional<CompiledPolicies> session) {}

    /** @param resources an ARN pattern: what it hangs on */
    public record AttachedPolicy(String name, String resources, CompiledPolicies policies) {}

    static String accountOf(String arn) {
        var parts = arn.split(":", 6);
        return parts.length > 4 ? parts[4] : "";
    }
}
