package io.sallyport.policy.aws;

import io.sallyport.policy.service.AccountBook;
import io.sallyport.policy.service.DetailBook;
import io.sallyport.policy.service.DetailBook.Part;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;

/** The account itself, and all that it holds. */
record AccountRows(AccountBook accounts, DetailBook details, Shapes shapes) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "CreateAccountAlias",
                        Proof.signed("iam:CreateAccountAlias"),
                        CreateAccountAliasRequest.class,
                        this::call),
                new Row<>(
                        "ListAccountAliases",
                        Proof.signed("iam:ListAccountAliases"),
                        ListAccountAliasesRequest.class,
                        this::aliases),
                new Row<>(
                        "DeleteAccountAlias",
                        Proof.signed("iam:DeleteAccountAlias"),
                        DeleteAccountAliasRequest.class,
                        this::forget),
                new Row<>(
                        "GetAccountSummary",
                        Proof.signed("iam:GetAccountSummary"),
                        GetAccountSummaryRequest.class,
                        this::summary),
                new Row<>(
                        "GetAccountAuthorizationDetails",
                        Proof.signed("iam:GetAccountAuthorizationDetails"),
                        GetAccountAuthorizationDetailsRequest.class,
                        this::details));
    }

    private Future<CreateAccountAliasResponse> call(Asked<CreateAccountAliasRequest> asked) {
        return accounts.call(asked.input().accountAlias())
                .map(done -> CreateAccountAliasResponse.builder().build());
    }

    private Future<ListAccountAliasesResponse> aliases(Asked<ListAccountAliasesRequest> asked) {
        var input = asked.input();
        return accounts.alias()
                .map(alias -> Paging.part(
                        alias.stream().toList(), Paging.want(input.marker(), input.maxItems()), name -> name))
                .map(page -> ListAccountAliasesResponse.builder()
                        .accountAliases(page.items())
                        .isTruncated(false)
                        .build());
    }

    private Future<DeleteAccountAliasResponse> forget(Asked<DeleteAccountAliasRequest> asked) {
        return accounts.forget(asked.input().accountAlias())
                .map(done -> DeleteAccountAliasResponse.builder().build());
    }

    private Future<GetAccountSummaryResponse> summary(Asked<GetAccountSummaryRequest> asked) {
        return accounts.summary()
                .map(summary -> GetAccountSummaryResponse.builder()
                        .summaryMapWithStrings(summary)
                        .build());
    }

    private Future<GetAccountAuthorizationDetailsResponse> details(Asked<GetAccountAuthorizationDetailsRequest> asked) {
        var input = asked.input();
        return details.list(parts(input.filter()), Paging.want(input.marker(), input.maxItems()))
                .map(page -> {
                    var answer = DetailShapes.of(page.items(), shapes)
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    /** No filter is all of them. */
    private static Set<Part> parts(List<EntityType> filter) {
        return filter.isEmpty()
                ? EnumSet.allOf(Part.class)
                : filter.stream().map(AccountRows::part).collect(Collectors.toSet());
    }

    private static Part part(EntityType type) {
        return switch (type) {
            case USER -> Part.USERS;
            case GROUP -> Part.GROUPS;
            case ROLE -> Part.ROLES;
            case LOCAL_MANAGED_POLICY -> Part.OWN_POLICIES;
            case AWS_MANAGED_POLICY -> Part.SUPPLIED_POLICIES;
            case UNKNOWN_TO_SDK_VERSION -> throw Paging.invalid("Filter takes " + Arrays.toString(EntityType.values()));
        };
    }
}
