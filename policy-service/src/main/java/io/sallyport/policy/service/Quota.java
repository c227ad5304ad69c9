package io.sallyport.policy.service;

/**
 * How many of each there may be.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM User Guide, "IAM and STS quotas"</a>
 */
final class Quota {
    static final int USERS = 5000;
    static final int ROLES = 1000;
    static final int GROUPS = 300;
    static final int POLICIES = 1500;
    static final int PROFILES = 1000;
    static final int ROLES_OF_PROFILE = 1;
    static final int PROVIDERS = 100;
    static final int GROUPS_OF_USER = 10;
    static final int KEYS_OF_USER = 2;
    static final int ATTACHED = 10;
    static final int VERSIONS = 5;
    static final int TAGS = 50;
    static final int CLIENT_IDS = 100;
    static final int THUMBPRINTS = 5;

    private Quota() {}
}
