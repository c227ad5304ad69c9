package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.ACCOUNT;
import static io.sallyport.policy.aws.Iams.TRUST;
import static io.sallyport.policy.aws.Iams.allow;

import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** What can have tags, with the calls that say the same of each. */
enum Tagged {
    USER {
        @Override
        void make(IamClient iam, String name, List<Tag> tags) {
            iam.createUser(user -> user.userName(name).tags(tags));
        }

        @Override
        void tag(IamClient iam, String name, List<Tag> tags) {
            iam.tagUser(user -> user.userName(name).tags(tags));
        }

        @Override
        void untag(IamClient iam, String name, String key) {
            iam.untagUser(user -> user.userName(name).tagKeys(key));
        }

        @Override
        List<List<Tag>> pages(IamClient iam, String name, int most) {
            return iam.listUserTagsPaginator(user -> user.userName(name).maxItems(most)).stream()
                    .map(page -> page.tags())
                    .toList();
        }
    },
    ROLE {
        @Override
        void make(IamClient iam, String name, List<Tag> tags) {
            iam.createRole(
                    role -> role.roleName(name).assumeRolePolicyDocument(TRUST).tags(tags));
        }

        @Override
        void tag(IamClient iam, String name, List<Tag> tags) {
            iam.tagRole(role -> role.roleName(name).tags(tags));
        }

        @Override
        void untag(IamClient iam, String name, String key) {
            iam.untagRole(role -> role.roleName(name).tagKeys(key));
        }

        @Override
        List<List<Tag>> pages(IamClient iam, String name, int most) {
            return iam.listRoleTagsPaginator(role -> role.roleName(name).maxItems(most)).stream()
                    .map(page -> page.tags())
                    .toList();
        }
    },
    POLICY {
        @Override
        void make(IamClient iam, String name, List<Tag> tags) {
            iam.createPolicy(policy ->
                    policy.policyName(name).policyDocument(allow("s3:*", "*")).tags(tags));
        }

        @Override
        void tag(IamClient iam, String name, List<Tag> tags) {
            iam.tagPolicy(policy -> policy.policyArn(ACCOUNT + "policy/" + name).tags(tags));
        }

        @Override
        void untag(IamClient iam, String name, String key) {
            iam.untagPolicy(
                    policy -> policy.policyArn(ACCOUNT + "policy/" + name).tagKeys(key));
        }

        @Override
        List<List<Tag>> pages(IamClient iam, String name, int most) {
            return iam
                    .listPolicyTagsPaginator(policy ->
                            policy.policyArn(ACCOUNT + "policy/" + name).maxItems(most))
                    .stream()
                    .map(page -> page.tags())
                    .toList();
        }
    },
    PROVIDER {
        @Override
        void make(IamClient iam, String name, List<Tag> tags) {
            iam.createOpenIDConnectProvider(
                    provider -> provider.url("https://op.example.com/" + name).tags(tags));
        }

        @Override
        void tag(IamClient iam, String name, List<Tag> tags) {
            iam.tagOpenIDConnectProvider(
                    provider -> provider.openIDConnectProviderArn(arn(name)).tags(tags));
        }

        @Override
        void untag(IamClient iam, String name, String key) {
            iam.untagOpenIDConnectProvider(
                    provider -> provider.openIDConnectProviderArn(arn(name)).tagKeys(key));
        }

        @Override
        List<List<Tag>> pages(IamClient iam, String name, int most) {
            return iam
                    .listOpenIDConnectProviderTagsPaginator(provider ->
                            provider.openIDConnectProviderArn(arn(name)).maxItems(most))
                    .stream()
                    .map(page -> page.tags())
                    .toList();
        }

        private String arn(String name) {
            return ACCOUNT + "oidc-provider/op.example.com/" + name;
        }
    },
    PROFILE {
        @Override
        void make(IamClient iam, String name, List<Tag> tags) {
            iam.createInstanceProfile(
                    profile -> profile.instanceProfileName(name).tags(tags));
        }

        @Override
        void tag(IamClient iam, String name, List<Tag> tags) {
            iam.tagInstanceProfile(profile -> profile.instanceProfileName(name).tags(tags));
        }

        @Override
        void untag(IamClient iam, String name, String key) {
            iam.untagInstanceProfile(
                    profile -> profile.instanceProfileName(name).tagKeys(key));
        }

        @Override
        List<List<Tag>> pages(IamClient iam, String name, int most) {
            return iam
                    .listInstanceProfileTagsPaginator(
                            profile -> profile.instanceProfileName(name).maxItems(most))
                    .stream()
                    .map(page -> page.tags())
                    .toList();
        }
    };

    abstract void make(IamClient iam, String name, List<Tag> tags);

    abstract void tag(IamClient iam, String name, List<Tag> tags);

    abstract void untag(IamClient iam, String name, String key);

    /** @return page by page, at most so many on each */
    abstract List<List<Tag>> pages(IamClient iam, String name, int most);

    List<Tag> tags(IamClient iam, String name) {
        return pages(iam, name, 100).stream().flatMap(List::stream).toList();
    }
}
