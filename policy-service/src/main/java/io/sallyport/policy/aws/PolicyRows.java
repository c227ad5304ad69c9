package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.Owner;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.core.Usage;
import io.sallyport.policy.service.PolicyBook;
import io.sallyport.policy.store.ManagedPolicies.Filter;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** Managed policies and their versions. */
record PolicyRows(PolicyBook policies, Shapes shapes, Account account) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>("CreatePolicy", creating(), CreatePolicyRequest.class, this::create),
                new Row<>(
                        "GetPolicy",
                        named("iam:GetPolicy", GetPolicyRequest::policyArn),
                        GetPolicyRequest.class,
                        this::get),
                new Row<>("ListPolicies", Proof.signed("iam:ListPolicies"), ListPoliciesRequest.class, this::list),
                new Row<>(
                        "DeletePolicy",
                        named("iam:DeletePolicy", DeletePolicyRequest::policyArn),
                        DeletePolicyRequest.class,
                        this::delete),
                new Row<>(
                        "CreatePolicyVersion",
                        named("iam:CreatePolicyVersion", CreatePolicyVersionRequest::policyArn),
                        CreatePolicyVersionRequest.class,
                        this::createVersion),
                new Row<>(
                        "GetPolicyVersion",
                        named("iam:GetPolicyVersion", GetPolicyVersionRequest::policyArn),
                        GetPolicyVersionRequest.class,
                        this::getVersion),
                new Row<>(
                        "ListPolicyVersions",
                        named("iam:ListPolicyVersions", ListPolicyVersionsRequest::policyArn),
                        ListPolicyVersionsRequest.class,
                        this::listVersions),
                new Row<>(
                        "SetDefaultPolicyVersion",
                        named("iam:SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest::policyArn),
                        SetDefaultPolicyVersionRequest.class,
                        this::setDefault),
                new Row<>(
                        "DeletePolicyVersion",
                        named("iam:DeletePolicyVersion", DeletePolicyVersionRequest::policyArn),
                        DeletePolicyVersionRequest.class,
                        this::deleteVersion),
                new Row<>(
                        "ListEntitiesForPolicy",
                        named("iam:ListEntitiesForPolicy", ListEntitiesForPolicyRequest::policyArn),
                        ListEntitiesForPolicyRequest.class,
                        this::entities),
                new Row<>("TagPolicy", tagging(), TagPolicyRequest.class, this::tag),
                new Row<>("UntagPolicy", untagging(), UntagPolicyRequest.class, this::untag),
                new Row<>(
                        "ListPolicyTags",
                        named("iam:ListPolicyTags", ListPolicyTagsRequest::policyArn),
                        ListPolicyTagsRequest.class,
                        this::listTags));
    }

    private Proof<CreatePolicyRequest> creating() {
        return new Proof.Signed<>(
                "iam:CreatePolicy",
                input -> List.of(account.policy(Owner.LOCAL, Shapes.path(input.path()), input.policyName())),
                input -> Touching.tagged(Shapes.tags(input.tags())));
    }

    private Proof<TagPolicyRequest> tagging() {
        return named("iam:TagPolicy", TagPolicyRequest::policyArn, input -> Touching.tagged(Shapes.tags(input.tags())));
    }

    private Proof<UntagPolicyRequest> untagging() {
        return named("iam:UntagPolicy", UntagPolicyRequest::policyArn, input -> Map.of("aws:TagKeys", input.tagKeys()));
    }

    private <I> Proof<I> named(String action, Function<I, String> arn) {
        return named(action, arn, input -> Map.of());
    }

    private <I> Proof<I> named(String action, Function<I, String> arn, Function<I, Map<String, List<String>>> context) {
        return Touching.byArn(action, arn, context, policies::tags);
    }

    private Future<CreatePolicyResponse> create(Asked<CreatePolicyRequest> asked) {
        var input = asked.input();
        var wanted = new PolicyBook.Wanted(
                input.policyName(),
                Shapes.path(input.path()),
                input.policyDocument(),
                Optional.ofNullable(input.description()).orElse(""),
                Shapes.tags(input.tags()));
        return policies.create(wanted)
                .map(policy -> CreatePolicyResponse.builder()
                        .policy(shapes.created(policy))
                        .build());
    }

    private Future<GetPolicyResponse> get(Asked<GetPolicyRequest> asked) {
        return policies.find(asked.input().policyArn())
                .map(used -> GetPolicyResponse.builder()
                        .policy(shapes.wholePolicy(used))
                        .build());
    }

    private Future<ListPoliciesResponse> list(Asked<ListPoliciesRequest> asked) {
        var input = asked.input();
        var used = EnumSet.noneOf(Usage.class);
        Optional.ofNullable(input.policyUsageFilter()).map(PolicyRows::usage).ifPresent(used::add);
        if (Optional.ofNullable(input.onlyAttached()).orElse(false)) {
            used.add(Usage.PERMISSIONS);
        }
        var filter = new Filter(
                owner(Optional.ofNullable(input.scope()).orElse(PolicyScopeType.ALL)),
                used,
                Shapes.path(input.pathPrefix()));
        return policies.list(filter, Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListPoliciesResponse.builder()
                            .policies(page.map(shapes::listedPolicy).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private static Optional<Owner> owner(PolicyScopeType scope) {
        return switch (scope) {
            case ALL -> Optional.empty();
            case AWS -> Optional.of(Owner.AWS);
            case LOCAL -> Optional.of(Owner.LOCAL);
            case UNKNOWN_TO_SDK_VERSION ->
                throw new Refusal(GatewayFailure.INVALID_REQUEST, "Scope must be All, AWS or Local");
        };
    }

    private static Usage usage(PolicyUsageType type) {
        return switch (type) {
            case PERMISSIONS_POLICY -> Usage.PERMISSIONS;
            case PERMISSIONS_BOUNDARY -> Usage.BOUNDARY;
            case UNKNOWN_TO_SDK_VERSION ->
                throw Paging.invalid("PolicyUsageFilter must be PermissionsPolicy or PermissionsBoundary");
        };
    }

    private Future<DeletePolicyResponse> delete(Asked<DeletePolicyRequest> asked) {
        return policies.delete(asked.input().policyArn())
                .map(done -> DeletePolicyResponse.builder().build());
    }

    private Future<CreatePolicyVersionResponse> createVersion(Asked<CreatePolicyVersionRequest> asked) {
        var input = asked.input();
        boolean counts = Optional.ofNullable(input.setAsDefault()).orElse(false);
        return policies.addVersion(input.policyArn(), input.policyDocument(), counts)
                .map(version -> CreatePolicyVersionResponse.builder()
                        .policyVersion(Shapes.listedVersion(version))
                        .build());
    }

    private Future<GetPolicyVersionResponse> getVersion(Asked<GetPolicyVersionRequest> asked) {
        return policies.version(asked.input().policyArn(), asked.input().versionId())
                .map(version -> GetPolicyVersionResponse.builder()
                        .policyVersion(Shapes.wholeVersion(version))
                        .build());
    }

    private Future<ListPolicyVersionsResponse> listVersions(Asked<ListPolicyVersionsRequest> asked) {
        var input = asked.input();
        return policies.versions(input.policyArn())
                .map(all -> Paging.part(all, Paging.want(input.marker(), input.maxItems()), PolicyRows::newestFirst))
                .map(page -> {
                    var answer = ListPolicyVersionsResponse.builder()
                            .versions(page.map(Shapes::listedVersion).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private static String newestFirst(PolicyBook.Version version) {
        return "%010d".formatted(Integer.MAX_VALUE - version.version().number());
    }

    private Future<SetDefaultPolicyVersionResponse> setDefault(Asked<SetDefaultPolicyVersionRequest> asked) {
        return policies.count(asked.input().policyArn(), asked.input().versionId())
                .map(done -> SetDefaultPolicyVersionResponse.builder().build());
    }

    private Future<DeletePolicyVersionResponse> deleteVersion(Asked<DeletePolicyVersionRequest> asked) {
        return policies.deleteVersion(asked.input().policyArn(), asked.input().versionId())
                .map(done -> DeletePolicyVersionResponse.builder().build());
    }

    private Future<ListEntitiesForPolicyResponse> entities(Asked<ListEntitiesForPolicyRequest> asked) {
        var input = asked.input();
        Set<Usage> usages = Optional.ofNullable(input.policyUsageFilter())
                .map(type -> EnumSet.of(usage(type)))
                .orElse(EnumSet.allOf(Usage.class));
        return policies.users(input.policyArn(), Shapes.path(input.pathPrefix()), usages)
                .map(all -> Entities.of(all, Optional.ofNullable(input.entityFilter())))
                .map(all -> Paging.part(all, Paging.want(input.marker(), input.maxItems()), Entities::key))
                .map(Entities::answer);
    }

    private Future<TagPolicyResponse> tag(Asked<TagPolicyRequest> asked) {
        var tags = Shapes.tags(asked.input().tags());
        return policies.edit(asked.input().policyArn(), policy -> policy.tagged(Tags.with(policy.tags(), tags)))
                .map(done -> TagPolicyResponse.builder().build());
    }

    private Future<UntagPolicyResponse> untag(Asked<UntagPolicyRequest> asked) {
        var keys = asked.input().tagKeys();
        return policies.edit(asked.input().policyArn(), policy -> policy.tagged(Tags.without(policy.tags(), keys)))
                .map(done -> UntagPolicyResponse.builder().build());
    }

    private Future<ListPolicyTagsResponse> listTags(Asked<ListPolicyTagsRequest> asked) {
        var input = asked.input();
        return policies.find(input.policyArn())
                .map(used -> Paging.tags(used.policy().tags(), Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListPolicyTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }
}
