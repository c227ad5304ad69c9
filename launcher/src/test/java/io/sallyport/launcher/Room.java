package io.sallyport.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.launcher.story.Clients;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Where something can be written under a name, and looked for afterwards: each room of the product, and a change and a deletion. */
enum Room {
    USERS {
        @Override
        void write(Clients clients, Given given, String name) {
            clients.iam().createUser(u -> u.userName(name));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return users(clients.iam(), "/").map(User::userName);
        }
    },
    GROUPS_OF_A_POOL {
        @Override
        void write(Clients clients, Given given, String name) {
            clients.pools().createGroup(g -> g.userPoolId(given.poolId()).groupName(name));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return clients
                    .pools()
                    .listGroupsPaginator(l -> l.userPoolId(given.poolId()).limit(60))
                    .groups()
                    .stream()
                    .map(GroupType::groupName);
        }
    },
    APIS {
        @Override
        void write(Clients clients, Given given, String name) {
            var document =
                    "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"" + name + "\",\"version\":\"1\"},\"paths\":{}}";
            clients.restApis().importRestApi(i -> i.body(SdkBytes.fromUtf8String(document)));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return clients.restApis().getRestApisPaginator(r -> r.limit(500)).items().stream()
                    .map(RestApi::name);
        }
    },
    IDENTITY_POOLS {
        @Override
        void write(Clients clients, Given given, String name) {
            clients.identities()
                    .createIdentityPool(p -> p.identityPoolName(name).allowUnauthenticatedIdentities(false));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return clients.identities().listIdentityPoolsPaginator(l -> l.maxResults(60)).identityPools().stream()
                    .map(IdentityPoolShortDescription::identityPoolName);
        }
    },
    FUNCTIONS {
        @Override
        void write(Clients clients, Given given, String name) {
            clients.lambda()
                    .createFunction(f -> f.functionName(name)
                            .runtime(Runtime.PROVIDED_AL2023)
                            .handler("bootstrap")
                            .role(given.roleArn())
                            .code(c -> c.zipFile(Zips.of("bootstrap", name.getBytes(UTF_8)))));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return clients.lambda().listFunctionsPaginator(l -> l.maxItems(50)).functions().stream()
                    .map(FunctionConfiguration::functionName);
        }
    },
    CHANGED_USERS {
        @Override
        void write(Clients clients, Given given, String name) {
            clients.iam().createUser(u -> u.userName("changed-" + name));
            clients.iam().updateUser(u -> u.userName("changed-" + name).newPath("/changed/" + name + "/"));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return users(clients.iam(), "/changed/")
                    .map(user -> user.path()
                            .substring("/changed/".length(), user.path().length() - 1));
        }
    },
    DELETED_USERS {
        @Override
        void write(Clients clients, Given given, String name) {
            clients.iam().createUser(u -> u.userName("deleted-" + name));
            clients.iam().deleteUser(u -> u.userName("deleted-" + name));
        }

        @Override
        Stream<String> there(Clients clients, Given given) {
            return users(clients.iam(), "/")
                    .map(User::userName)
                    .filter(name -> name.startsWith("deleted-"))
                    .map(name -> name.substring("deleted-".length()));
        }

        @Override
        void assertKept(Clients clients, Given given, Collection<String> names, String when) {
            assertThat(there(clients, given)).as(this + " " + when).doesNotContainAnyElementsOf(names);
        }
    };

    /** What has to be there for the others to be written. */
    record Given(String poolId, String roleArn) {
        static Given make(Clients clients) {
            var trust = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                    + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}}";
            return new Given(
                    clients.pools()
                            .createUserPool(p -> p.poolName("people"))
                            .userPool()
                            .id(),
                    clients.iam()
                            .createRole(r -> r.roleName("worker").assumeRolePolicyDocument(trust))
                            .role()
                            .arn());
        }
    }

    /** Returns when it is acknowledged. */
    abstract void write(Clients clients, Given given, String name);

    abstract Stream<String> there(Clients clients, Given given);

    /** @param names of all writes that were acknowledged, one at least */
    void assertKept(Clients clients, Given given, Collection<String> names, String when) {
        assertThat(there(clients, given)).as(this + " " + when).containsAll(names);
    }

    static List<Room> later() {
        return List.of(APIS, IDENTITY_POOLS, FUNCTIONS, CHANGED_USERS, DELETED_USERS);
    }

    private static Stream<User> users(IamClient iam, String prefix) {
        return iam.listUsersPaginator(l -> l.maxItems(1000).pathPrefix(prefix)).users().stream();
    }
}
