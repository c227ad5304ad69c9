package io.sallyport.policy.aws;

import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.InstanceProfile;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Tags;
import io.sallyport.policy.service.ProfileBook;
import io.sallyport.policy.service.ProfileBook.Held;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.Touched;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;

/** Instance profiles, as records: Terraform and the consoles ask for them, and a role in one is not deleted. */
record ProfileRows(ProfileBook profiles, Touching touching, Shapes shapes, Account account) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>("CreateInstanceProfile", creating(), CreateInstanceProfileRequest.class, this::create),
                new Row<>(
                        "GetInstanceProfile",
                        named("iam:GetInstanceProfile", GetInstanceProfileRequest::instanceProfileName),
                        GetInstanceProfileRequest.class,
                        this::get),
                new Row<>(
                        "ListInstanceProfiles",
                        Proof.signed(
                                "iam:ListInstanceProfiles",
                                input -> account.profile(Shapes.path(input.pathPrefix()), "")),
                        ListInstanceProfilesRequest.class,
                        this::list),
                new Row<>(
                        "ListInstanceProfilesForRole",
                        touching.named(
                                Kind.ROLE,
                                "iam:ListInstanceProfilesForRole",
                                ListInstanceProfilesForRoleRequest::roleName),
                        ListInstanceProfilesForRoleRequest.class,
                        this::listForRole),
                new Row<>(
                        "DeleteInstanceProfile",
                        named("iam:DeleteInstanceProfile", DeleteInstanceProfileRequest::instanceProfileName),
                        DeleteInstanceProfileRequest.class,
                        this::delete),
                new Row<>("AddRoleToInstanceProfile", adding(), AddRoleToInstanceProfileRequest.class, this::add),
                new Row<>(
                        "RemoveRoleFromInstanceProfile",
                        named(
                                "iam:RemoveRoleFromInstanceProfile",
                                RemoveRoleFromInstanceProfileRequest::instanceProfileName),
                        RemoveRoleFromInstanceProfileRequest.class,
                        this::remove),
                new Row<>(
                        "TagInstanceProfile",
                        named(
                                "iam:TagInstanceProfile",
                                TagInstanceProfileRequest::instanceProfileName,
                                input -> Touching.tagged(Shapes.tags(input.tags()))),
                        TagInstanceProfileRequest.class,
                        this::tag),
                new Row<>(
                        "UntagInstanceProfile",
                        named(
                                "iam:UntagInstanceProfile",
                                UntagInstanceProfileRequest::instanceProfileName,
                                input -> Map.of("aws:TagKeys", input.tagKeys())),
                        UntagInstanceProfileRequest.class,
                        this::untag),
                new Row<>(
                        "ListInstanceProfileTags",
                        named("iam:ListInstanceProfileTags", ListInstanceProfileTagsRequest::instanceProfileName),
                        ListInstanceProfileTagsRequest.class,
                        this::listTags));
    }

    private Proof<CreateInstanceProfileRequest> creating() {
        return new Proof.Signed<>(
                "iam:CreateInstanceProfile",
                input -> List.of(account.profile(Shapes.path(input.path()), input.instanceProfileName())),
                input -> Touching.tagged(Shapes.tags(input.tags())));
    }

    /** Whoever puts a role where instances would take it must be allowed to pass it. */
    private Proof<AddRoleToInstanceProfileRequest> adding() {
        return this.<AddRoleToInstanceProfileRequest>named(
                        "iam:AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest::instanceProfileName)
                .passingLooked(
                        "ec2.amazonaws.com",
                        asked -> touching.role(asked.input().roleName()).map(List::of));
    }

    private <I> Proof<I> named(String action, Function<I, String> name) {
        return named(action, name, input -> Map.of());
    }

    private <I> Proof<I> named(
            String action, Function<I, String> name, Function<I, Map<String, List<String>>> context) {
        return Proof.looked(action, asked -> touched(name.apply(asked.input()), context.apply(asked.input())));
    }

    /** One that does not exist is judged as if it stood at {@code /}, as principals are. */
    private Future<Touched> touched(String name, Map<String, List<String>> context) {
        return profiles.seek(name)
                .map(found -> found.map(profile -> touched(profile, context))
                        .orElseGet(() -> new Touched(List.of(account.profile("/", name)), context)));
    }

    private Touched touched(InstanceProfile profile, Map<String, List<String>> context) {
        return Touching.touched(profile.arn(account), profile.tags(), context);
    }

    private Future<CreateInstanceProfileResponse> create(Asked<CreateInstanceProfileRequest> asked) {
        var input = asked.input();
        var wanted = new ProfileBook.Wanted(
                input.instanceProfileName(), Shapes.path(input.path()), Shapes.tags(input.tags()));
        return profiles.create(wanted)
                .map(profile -> CreateInstanceProfileResponse.builder()
                        .instanceProfile(shapes.wholeProfile(new Held(profile, Optional.empty())))
                        .build());
    }

    private Future<GetInstanceProfileResponse> get(Asked<GetInstanceProfileRequest> asked) {
        return profiles.find(asked.input().instanceProfileName())
                .map(held -> GetInstanceProfileResponse.builder()
                        .instanceProfile(shapes.wholeProfile(held))
                        .build());
    }

    private Future<ListInstanceProfilesResponse> list(Asked<ListInstanceProfilesRequest> asked) {
        var input = asked.input();
        return profiles.list(Shapes.path(input.pathPrefix()), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = ListInstanceProfilesResponse.builder()
                            .instanceProfiles(page.map(shapes::listedProfile).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<ListInstanceProfilesForRoleResponse> listForRole(Asked<ListInstanceProfilesForRoleRequest> asked) {
        var input = asked.input();
        return profiles.of(input.roleName())
                .map(all -> Paging.part(
                        all,
                        Paging.want(input.marker(), input.maxItems()),
                        held -> Paging.place(held.profile().name())))
                .map(page -> {
                    var answer = ListInstanceProfilesForRoleResponse.builder()
                            .instanceProfiles(page.map(shapes::listedProfile).items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private Future<DeleteInstanceProfileResponse> delete(Asked<DeleteInstanceProfileRequest> asked) {
        return profiles.delete(asked.input().instanceProfileName())
                .map(done -> DeleteInstanceProfileResponse.builder().build());
    }

    private Future<AddRoleToInstanceProfileResponse> add(Asked<AddRoleToInstanceProfileRequest> asked) {
        var input = asked.input();
        return profiles.hold(input.instanceProfileName(), input.roleName())
                .map(done -> AddRoleToInstanceProfileResponse.builder().build());
    }

    private Future<RemoveRoleFromInstanceProfileResponse> remove(Asked<RemoveRoleFromInstanceProfileRequest> asked) {
        var input = asked.input();
        return profiles.release(input.instanceProfileName(), input.roleName())
                .map(done -> RemoveRoleFromInstanceProfileResponse.builder().build());
    }

    private Future<TagInstanceProfileResponse> tag(Asked<TagInstanceProfileRequest> asked) {
        var more = Shapes.tags(asked.input().tags());
        return profiles.tag(asked.input().instanceProfileName(), tags -> Tags.with(tags, more))
                .map(done -> TagInstanceProfileResponse.builder().build());
    }

    private Future<UntagInstanceProfileResponse> untag(Asked<UntagInstanceProfileRequest> asked) {
        var keys = asked.input().tagKeys();
        return profiles.tag(asked.input().instanceProfileName(), tags -> Tags.without(tags, keys))
                .map(done -> UntagInstanceProfileResponse.builder().build());
    }

    private Future<ListInstanceProfileTagsResponse> listTags(Asked<ListInstanceProfileTagsRequest> asked) {
        var input = asked.input();
        return profiles.find(input.instanceProfileName())
                .map(held -> Paging.tags(held.profile().tags(), Paging.want(input.marker(), input.maxItems())))
                .map(page -> {
                    var answer = ListInstanceProfileTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }
}
