package io.sallyport.policy.service;

import io.sallyport.contracts.PolicyContract;
import io.sallyport.contracts.PolicyContract.ProviderKind;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Epoch;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.core.TrustedProvider;
import io.sallyport.policy.store.Store;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** OpenID Connect providers that an administrator trusts. */
public record OpenIdBook(Ledger ledger, Account account, InstantSource clock) {
    private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/-]*)?");

    /** One that is to be. */
    public record Wanted(String url, List<String> clientIds, List<String> thumbprints, Map<String, String> tags) {}

    public Future<TrustedProvider> create(Wanted wanted) {
        return ledger.add(Epoch.PROVIDER, store -> create(store, wanted));
    }

    private TrustedProvider create(Store store, Wanted wanted) {
        check(wanted);
        if (taken(store, wanted.url())) {
            throw Refusals.exists("Provider with url " + wanted.url() + " already exists.");
        }
        if (store.providers().count(ProviderKind.OIDC).await() >= Quota.PROVIDERS) {
            throw Refusals.quota("OpenIdConnectProvidersPerAccount", Quota.PROVIDERS);
        }
        var name = name(wanted.url());
        var trusted = new TrustedProvider(
                new PolicyContract.Provider(
                        ProviderKind.OIDC, wanted.url(), List.of(name), distinct(wanted.clientIds()), Optional.empty()),
                Optional.of(account.provider(name)),
                wanted.thumbprints(),
                Tags.with(Map.of(), wanted.tags()),
                clock.instant());
        store.providers().put(trusted).await();
        return trusted;
    }

    /** Roles name their issuers by this, so a user pool's own names are nobody else's either. */
    private boolean taken(Store store, String url) {
        return store.providers().find(url).await().isPresent()
                || store.providers().byArn(account.provider(name(url))).await().isPresent()
                || store.providers().all().await().stream()
                        .anyMatch(known -> known.provider().aliases().contains(name(url)));
    }

    private static void check(Wanted wanted) {
        if (!URL.matcher(wanted.url()).matches()) {
            throw Refusals.malformed("Invalid Open ID Connect Provider URL");
        }
        refuseTooMany(wanted.clientIds());
        refuseTooManyThumbprints(wanted.thumbprints());
    }

    private static void refuseTooMany(List<String> clientIds) {
        if (clientIds.size() > Quota.CLIENT_IDS) {
            throw Refusals.quota("ClientIdsPerOpenIdConnectProvider", Quota.CLIENT_IDS);
        }
    }

    private static void refuseTooManyThumbprints(List<String> thumbprints) {
        if (thumbprints.size() > Quota.THUMBPRINTS) {
            throw Refusals.invalid("Thumbprint list must contain fewer than " + (Quota.THUMBPRINTS + 1) + " entries.");
        }
    }

    /** @return the issuer without its scheme and without a closing slash, as ARNs and condition keys name it */
    public static String name(String url) {
        var name = url.replaceFirst("^https://", "");
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    public Future<TrustedProvider> find(String arn) {
        return ledger.read(store -> found(store, arn));
    }

    /** @return none when there is no such provider */
    public Future<Map<String, String>> tags(String arn) {
        return ledger.read(store ->
                store.providers().byArn(arn).await().map(TrustedProvider::tags).orElse(Map.of()));
    }

    public Future<List<TrustedProvider>> list() {
        return ledger.read(store -> store.providers().all().await().stream()
                .filter(provider -> provider.arn().isPresent())
                .toList());
    }

    public Future<Void> addClient(String arn, String clientId) {
        return edit(arn, known -> {
            var clients = new ArrayList<>(known.provider().clientIds());
            clients.add(clientId);
            refuseTooMany(distinct(clients));
            return withClients(known, distinct(clients));
        });
    }

    /** Removing one that is not there is done already, as AWS says. */
    public Future<Void> removeClient(String arn, String clientId) {
        return edit(
                arn,
                known -> withClients(
                        known,
                        known.provider().clientIds().stream()
                                .filter(client -> !client.equals(clientId))
                                .toList()));
    }

    public Future<Void> thumbprints(String arn, List<String> thumbprints) {
        refuseTooManyThumbprints(thumbprints);
        return edit(
                arn,
                known -> new TrustedProvider(
                        known.provider(), known.arn(), thumbprints, known.tags(), known.createdAt()));
    }

    public Future<Void> tag(String arn, UnaryOperator<Map<String, String>> edit) {
        return edit(
                arn,
                known -> new TrustedProvider(
                        known.provider(),
                        known.arn(),
                        known.thumbprints(),
                        edit.apply(known.tags()),
                        known.createdAt()));
    }

    private Future<Void> edit(String arn, UnaryOperator<TrustedProvider> edit) {
        return ledger.change(
                Epoch.PROVIDER,
                store -> store.providers().put(edit.apply(found(store, arn))).await());
    }

    /** Deleting one that is not there is done already, as AWS says. */
    public Future<Void> delete(String arn) {
        return ledger.enact(Epoch.PROVIDER, store -> {
            store.providers()
                    .byArn(arn)
                    .await()
                    .ifPresent(known ->
                            store.providers().remove(known.provider().issuer()).await());
        });
    }

    private static TrustedProvider found(Store store, String arn) {
        return store.providers()
                .byArn(arn)
                .await()
                .orElseThrow(() -> Refusals.missing("OpenIDConnect Provider not found for arn " + arn));
    }

    private static TrustedProvider withClients(TrustedProvider known, List<String> clients) {
        var provider = known.provider();
        return new TrustedProvider(
                new PolicyContract.Provider(
                        provider.kind(), provider.issuer(), provider.aliases(), clients, provider.jwks()),
                known.arn(),
                known.thumbprints(),
                known.tags(),
                known.createdAt());
    }

    private static List<String> distinct(List<String> list) {
        return list.stream().distinct().toList();
    }
}
