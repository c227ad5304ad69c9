package io.sallyport.policy.aws;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.core.TrustedProvider;
import io.sallyport.policy.service.OpenIdBook;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintResponse;

/** OpenID Connect providers. */
record OpenIdRows(OpenIdBook providers, Account account) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "CreateOpenIDConnectProvider",
                        creating(),
                        CreateOpenIdConnectProviderRequest.class,
                        this::create),
                new Row<>(
                        "ListOpenIDConnectProviders",
                        Proof.signed("iam:ListOpenIDConnectProviders"),
                        ListOpenIdConnectProvidersRequest.class,
                        this::list),
                new Row<>(
                        "GetOpenIDConnectProvider",
                        named(
                                "iam:GetOpenIDConnectProvider",
                                GetOpenIdConnectProviderRequest::openIDConnectProviderArn),
                        GetOpenIdConnectProviderRequest.class,
                        this::get),
                new Row<>(
                        "DeleteOpenIDConnectProvider",
                        named(
                                "iam:DeleteOpenIDConnectProvider",
                                DeleteOpenIdConnectProviderRequest::openIDConnectProviderArn),
                        DeleteOpenIdConnectProviderRequest.class,
                        this::delete),
                new Row<>(
                        "AddClientIDToOpenIDConnectProvider",
                        named(
                                "iam:AddClientIDToOpenIDConnectProvider",
                                AddClientIdToOpenIdConnectProviderRequest::openIDConnectProviderArn),
                        AddClientIdToOpenIdConnectProviderRequest.class,
                        this::add),
                new Row<>(
                        "RemoveClientIDFromOpenIDConnectProvider",
                        named(
                                "iam:RemoveClientIDFromOpenIDConnectProvider",
                                RemoveClientIdFromOpenIdConnectProviderRequest::openIDConnectProviderArn),
                        RemoveClientIdFromOpenIdConnectProviderRequest.class,
                        this::remove),
                new Row<>(
                        "UpdateOpenIDConnectProviderThumbprint",
                        named(
                                "iam:UpdateOpenIDConnectProviderThumbprint",
                                UpdateOpenIdConnectProviderThumbprintRequest::openIDConnectProviderArn),
                        UpdateOpenIdConnectProviderThumbprintRequest.class,
                        this::thumbprint),
                new Row<>("TagOpenIDConnectProvider", tagging(), TagOpenIdConnectProviderRequest.class, this::tag),
                new Row<>(
                        "UntagOpenIDConnectProvider",
                        untagging(),
                        UntagOpenIdConnectProviderRequest.class,
                        this::untag),
                new Row<>(
                        "ListOpenIDConnectProviderTags",
                        named(
                                "iam:ListOpenIDConnectProviderTags",
                                ListOpenIdConnectProviderTagsRequest::openIDConnectProviderArn),
                        ListOpenIdConnectProviderTagsRequest.class,
                        this::listTags));
    }

    private Proof<CreateOpenIdConnectProviderRequest> creating() {
        return new Proof.Signed<>(
                "iam:CreateOpenIDConnectProvider",
                input -> List.of(account.provider(OpenIdBook.name(input.url()))),
                input -> Touching.tagged(Shapes.tags(input.tags())));
    }

    private Future<CreateOpenIdConnectProviderResponse> create(Asked<CreateOpenIdConnectProviderRequest> asked) {
        var input = asked.input();
        var wanted = new OpenIdBook.Wanted(
                input.url(),
                Optional.ofNullable(input.clientIDList()).orElse(List.of()),
                Optional.ofNullable(input.thumbprintList()).orElse(List.of()),
                Shapes.tags(input.tags()));
        return providers.create(wanted).map(provider -> {
            var answer = CreateOpenIdConnectProviderResponse.builder()
                    .openIDConnectProviderArn(provider.arn().orElseThrow());
            if (!provider.tags().isEmpty()) {
                answer.tags(Shapes.tags(provider.tags()));
            }
            return answer.build();
        });
    }

    private Proof<TagOpenIdConnectProviderRequest> tagging() {
        return named(
                "iam:TagOpenIDConnectProvider",
                TagOpenIdConnectProviderRequest::openIDConnectProviderArn,
                input -> Touching.tagged(Shapes.tags(input.tags())));
    }

    private Proof<UntagOpenIdConnectProviderRequest> untagging() {
        return named(
                "iam:UntagOpenIDConnectProvider",
                UntagOpenIdConnectProviderRequest::openIDConnectProviderArn,
                input -> Map.of("aws:TagKeys", input.tagKeys()));
    }

    private <I> Proof<I> named(String action, Function<I, String> arn) {
        return named(action, arn, input -> Map.of());
    }

    private <I> Proof<I> named(String action, Function<I, String> arn, Function<I, Map<String, List<String>>> context) {
        return Touching.byArn(action, arn, context, providers::tags);
    }

    private Future<TagOpenIdConnectProviderResponse> tag(Asked<TagOpenIdConnectProviderRequest> asked) {
        var tags = Shapes.tags(asked.input().tags());
        return providers
                .tag(asked.input().openIDConnectProviderArn(), known -> Tags.with(known, tags))
                .map(done -> TagOpenIdConnectProviderResponse.builder().build());
    }

    private Future<UntagOpenIdConnectProviderResponse> untag(Asked<UntagOpenIdConnectProviderRequest> asked) {
        var keys = asked.input().tagKeys();
        return providers
                .tag(asked.input().openIDConnectProviderArn(), known -> Tags.without(known, keys))
                .map(done -> UntagOpenIdConnectProviderResponse.builder().build());
    }

    private Future<ListOpenIdConnectProviderTagsResponse> listTags(Asked<ListOpenIdConnectProviderTagsRequest> asked) {
        var input = asked.input();
        return providers
                .find(input.openIDConnectProviderArn())
                .map(found -> Paging.tags(found.tags(), Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListOpenIdConnectProviderTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<GetOpenIdConnectProviderResponse> get(Asked<GetOpenIdConnectProviderRequest> asked) {
        return providers
                .find(asked.input().openIDConnectProviderArn())
                .map(found -> GetOpenIdConnectProviderResponse.builder()
                        .url(OpenIdBook.name(found.provider().issuer()))
                        .clientIDList(found.provider().clientIds())
                        .thumbprintList(found.thumbprints())
                        .createDate(found.createdAt())
                        .tags(Shapes.tags(found.tags()))
                        .build());
    }

    private Future<ListOpenIdConnectProvidersResponse> list(Asked<ListOpenIdConnectProvidersRequest> asked) {
        return providers
                .list()
                .map(all -> ListOpenIdConnectProvidersResponse.builder()
                        .openIDConnectProviderList(
                                all.stream().map(OpenIdRows::listed).toList())
                        .build());
    }

    private static OpenIDConnectProviderListEntry listed(TrustedProvider provider) {
        return OpenIDConnectProviderListEntry.builder()
                .arn(provider.arn().orElseThrow())
                .build();
    }

    private Future<DeleteOpenIdConnectProviderResponse> delete(Asked<DeleteOpenIdConnectProviderRequest> asked) {
        return providers
                .delete(asked.input().openIDConnectProviderArn())
                .map(done -> DeleteOpenIdConnectProviderResponse.builder().build());
    }

    private Future<AddClientIdToOpenIdConnectProviderResponse> add(
            Asked<AddClientIdToOpenIdConnectProviderRequest> asked) {
        return providers
                .addClient(
                        asked.input().openIDConnectProviderArn(), asked.input().clientID())
                .map(done ->
                        AddClientIdToOpenIdConnectProviderResponse.builder().build());
    }

    private Future<RemoveClientIdFromOpenIdConnectProviderResponse> remove(
            Asked<RemoveClientIdFromOpenIdConnectProviderRequest> asked) {
        return providers
                .removeClient(
                        asked.input().openIDConnectProviderArn(), asked.input().clientID())
                .map(done -> RemoveClientIdFromOpenIdConnectProviderResponse.builder()
                        .build());
    }

    private Future<UpdateOpenIdConnectProviderThumbprintResponse> thumbprint(
            Asked<UpdateOpenIdConnectProviderThumbprintRequest> asked) {
        return providers
                .thumbprints(
                        asked.input().openIDConnectProviderArn(), asked.input().thumbprintList())
                .map(done ->
                        UpdateOpenIdConnectProviderThumbprintResponse.builder().build());
    }
}
