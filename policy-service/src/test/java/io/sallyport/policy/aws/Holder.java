package io.sallyport.policy.aws;

import static io.sallyport.policy.aws.Iams.TRUST;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** Who can have policies, with the calls that say the same of each. */
enum Holder {
    USER {
        @Override
        void make(IamClient iam, String name) {
            iam.createUser(user -> user.userName(name));
        }

        @Override
        void delete(IamClient iam, String name) {
            iam.deleteUser(user -> user.userName(name));
        }

        @Override
        String shown(IamClient iam, String name) {
            return iam.getUser(user -> user.userName(name)).user().userName();
        }

        @Override
        void attach(IamClient iam, String name, String policyArn) {
            iam.attachUserPolicy(attach -> attach.userName(name).policyArn(policyArn));
        }

        @Override
        void detach(IamClient iam, String name, String policyArn) {
            iam.detachUserPolicy(detach -> detach.userName(name).policyArn(policyArn));
        }

        @Override
        List<List<AttachedPolicy>> attached(IamClient iam, String name, int most) {
            return iam
                    .listAttachedUserPoliciesPaginator(
                            list -> list.userName(name).maxItems(most))
                    .stream()
                    .map(page -> page.attachedPolicies())
                    .toList();
        }

        @Override
        void put(IamClient iam, String name, String policyName, String document) {
            iam.putUserPolicy(put -> put.userName(name).policyName(policyName).policyDocument(document));
        }

        @Override
        void remove(IamClient iam, String name, String policyName) {
            iam.deleteUserPolicy(policy -> policy.userName(name).policyName(policyName));
        }

        @Override
        String read(IamClient iam, String name, String policyName) {
            var found = iam.getUserPolicy(policy -> policy.userName(name).policyName(policyName));
            return found.userName() + " " + found.policyName() + " " + Iams.decoded(found.policyDocument());
        }

        @Override
        List<List<String>> inline(IamClient iam, String name, int most) {
            return iam.listUserPoliciesPaginator(list -> list.userName(name).maxItems(most)).stream()
                    .map(page -> page.policyNames())
                    .toList();
        }
    },
    ROLE {
        @Override
        void make(IamClient iam, String name) {
            iam.createRole(role -> role.roleName(name).assumeRolePolicyDocument(TRUST));
        }

        @Override
        void delete(IamClient iam, String name) {
            iam.deleteRole(role -> role.roleName(name));
        }

        @Override
        String shown(IamClient iam, String name) {
            return iam.getRole(role -> role.roleName(name)).role().roleName();
        }

        @Override
        void attach(IamClient iam, String name, String policyArn) {
            iam.attachRolePolicy(attach -> attach.roleName(name).policyArn(policyArn));
        }

        @Override
        void detach(IamClient iam, String name, String policyArn) {
            iam.detachRolePolicy(detach -> detach.roleName(name).policyArn(policyArn));
        }

        @Override
        List<List<AttachedPolicy>> attached(IamClient iam, String name, int most) {
            return iam
                    .listAttachedRolePoliciesPaginator(
                            list -> list.roleName(name).maxItems(most))
                    .stream()
                    .map(page -> page.attachedPolicies())
                    .toList();
        }

        @Override
        void put(IamClient iam, String name, String policyName, String document) {
            iam.putRolePolicy(put -> put.roleName(name).policyName(policyName).policyDocument(document));
        }

        @Override
        void remove(IamClient iam, String name, String policyName) {
            iam.deleteRolePolicy(policy -> policy.roleName(name).policyName(policyName));
        }

        @Override
        String read(IamClient iam, String name, String policyName) {
            var found = iam.getRolePolicy(policy -> policy.roleName(name).policyName(policyName));
            return found.roleName() + " " + found.policyName() + " " + Iams.decoded(found.policyDocument());
        }

        @Override
        List<List<String>> inline(IamClient iam, String name, int most) {
            return iam.listRolePoliciesPaginator(list -> list.roleName(name).maxItems(most)).stream()
                    .map(page -> page.policyNames())
                    .toList();
        }
    },
    GROUP {
        @Override
        void make(IamClient iam, String name) {
            iam.createGroup(group -> group.groupName(name));
        }

        @Override
        void delete(IamClient iam, String name) {
            iam.deleteGroup(group -> group.groupName(name));
        }

        @Override
        String shown(IamClient iam, String name) {
            return iam.getGroup(group -> group.groupName(name)).group().groupName();
        }

        @Override
        void attach(IamClient iam, String name, String policyArn) {
            iam.attachGroupPolicy(attach -> attach.groupName(name).policyArn(policyArn));
        }

        @Override
        void detach(IamClient iam, String name, String policyArn) {
            iam.detachGroupPolicy(detach -> detach.groupName(name).policyArn(policyArn));
        }

        @Override
        List<List<AttachedPolicy>> attached(IamClient iam, String name, int most) {
            return iam
                    .listAttachedGroupPoliciesPaginator(
                            list -> list.groupName(name).maxItems(most))
                    .stream()
                    .map(page -> page.attachedPolicies())
                    .toList();
        }

        @Override
        void put(IamClient iam, String name, String policyName, String document) {
            iam.putGroupPolicy(put -> put.groupName(name).policyName(policyName).policyDocument(document));
        }

        @Override
        void remove(IamClient iam, String name, String policyName) {
            iam.deleteGroupPolicy(policy -> policy.groupName(name).policyName(policyName));
        }

        @Override
        String read(IamClient iam, String name, String policyName) {
            var found = iam.getGroupPolicy(policy -> policy.groupName(name).policyName(policyName));
            return found.groupName() + " " + found.policyName() + " " + Iams.decoded(found.policyDocument());
        }

        @Override
        List<List<String>> inline(IamClient iam, String name, int most) {
            return iam.listGroupPoliciesPaginator(list -> list.groupName(name).maxItems(most)).stream()
                    .map(page -> page.policyNames())
                    .toList();
        }
    };

    abstract void make(IamClient iam, String name);

    abstract void delete(IamClient iam, String name);

    /** @return the name as it is kept */
    abstract String shown(IamClient iam, String name);

    abstract void attach(IamClient iam, String name, String policyArn);

    abstract void detach(IamClient iam, String name, String policyArn);

    /** @return page by page, at most so many on each */
    abstract List<List<AttachedPolicy>> attached(IamClient iam, String name, int most);

    abstract void put(IamClient iam, String name, String policyName, String document);

    abstract void remove(IamClient iam, String name, String policyName);

    /** @return holder, name and document of an inline policy, as they are told */
    abstract String read(IamClient iam, String name, String policyName);

    /** @return names page by page, at most so many on each */
    abstract List<List<String>> inline(IamClient iam, String name, int most);

    /** @return {@code User}, {@code Role} or {@code Group} */
    String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
