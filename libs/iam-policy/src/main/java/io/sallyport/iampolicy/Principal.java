package io.sallyport.iampolicy;

import java.util.List;

/** Who asks. */
public sealed interface Principal {
    /** @return the twelve digits of its account; empty text for those that belong to none */
    default String account() {
        return "";
    }

    /** What error messages call it. */
    String name();

    record User(String arn, String account) implements Principal {
        @Override
        public String name() {
            return arn;
        }
    }

    /** The account itself. It has no policies of its own: hand in one that allows everything. */
    record Root(String account) implements Principal {
        @Override
        public String name() {
            return "arn:aws:iam::" + account + ":root";
        }
    }

    /**
     * A session of a role.
     *
     * @param arn     {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}
     * @param roleArn {@code arn:aws:iam::<account>:role/<path><role>}
     */
    record RoleSession(String arn, String roleArn, String account) implements Principal {
        @Override
        public String name() {
            return arn;
        }
    }

    /** @param userArn the user who asked for the federation token */
    record FederatedUser(String arn, String userArn, String account) implements Principal {
        @Override
        public String name() {
            return arn;
        }
    }

    /**
     * Somebody whom an identity provider vouches for, before a role was assumed.
     *
     * @param providers all names that the provider goes by: its ARN, its host
     */
    record Federated(List<String> providers) implements Principal {
        @Override
        public String name() {
            return String.join(" ", providers);
        }
    }

    /**
     * Somebody for whom an API's authorizer vouches. The policy that it answers is theirs, and they are of the API's account; but no ARN
     * means them.
     *
     * @param name what the authorizer calls them; it may look like anybody's
     */
    record Vouched(String name, String account) implements Principal {}

    /** @param name {@code lambda.amazonaws.com} */
    record Service(String name) implements Principal {}

    record Anonymous() implements Principal {
        @Override
        public String name() {
            return "anonymous";
        }
    }
}
