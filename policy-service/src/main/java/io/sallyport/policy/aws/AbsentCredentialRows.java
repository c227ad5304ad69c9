package io.sallyport.policy.aws;

import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.Kind;
import io.sallyport.policy.core.Principal;
import io.sallyport.policy.service.PrincipalBook;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;

/**
 * Kinds of credentials that no user has here, because nothing makes them: whoever asks which there are learns that there are none. Tools
 * ask before they delete a user.
 */
record AbsentCredentialRows(PrincipalBook users, Touching touching) {
    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "ListMFADevices",
                        touching.userOrCaller("iam:ListMFADevices", ListMfaDevicesRequest::userName),
                        ListMfaDevicesRequest.class,
                        this::devices),
                new Row<>(
                        "ListVirtualMFADevices",
                        Proof.signed("iam:ListVirtualMFADevices", _ -> "*"),
                        ListVirtualMfaDevicesRequest.class,
                        _ -> Future.succeededFuture(ListVirtualMfaDevicesResponse.builder()
                                .virtualMFADevices(List.of())
                                .isTruncated(false)
                                .build())),
                new Row<>(
                        "ListSSHPublicKeys",
                        touching.userOrCaller("iam:ListSSHPublicKeys", ListSshPublicKeysRequest::userName),
                        ListSshPublicKeysRequest.class,
                        this::sshKeys),
                new Row<>(
                        "ListSigningCertificates",
                        touching.userOrCaller("iam:ListSigningCertificates", ListSigningCertificatesRequest::userName),
                        ListSigningCertificatesRequest.class,
                        this::certificates),
                new Row<>(
                        "ListServiceSpecificCredentials",
                        touching.userOrCaller(
                                "iam:ListServiceSpecificCredentials", ListServiceSpecificCredentialsRequest::userName),
                        ListServiceSpecificCredentialsRequest.class,
                        this::ofServices),
                new Row<>(
                        "GetLoginProfile",
                        touching.userOrCaller("iam:GetLoginProfile", GetLoginProfileRequest::userName),
                        GetLoginProfileRequest.class,
                        asked -> this.<GetLoginProfileResponse>noProfile(
                                asked, asked.input().userName())),
                new Row<>(
                        "DeleteLoginProfile",
                        touching.userOrCaller("iam:DeleteLoginProfile", DeleteLoginProfileRequest::userName),
                        DeleteLoginProfileRequest.class,
                        asked -> this.<DeleteLoginProfileResponse>noProfile(
                                asked, asked.input().userName())));
    }

    /** @return the user who is meant, who must be there; empty for the account's root */
    private Future<Optional<Principal>> owner(Asked<?> asked, String name) {
        return Touching.whose(asked, name)
                .map(user -> users.find(Kind.USER, user).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<ListMfaDevicesResponse> devices(Asked<ListMfaDevicesRequest> asked) {
        return owner(asked, asked.input().userName())
                .map(_ -> ListMfaDevicesResponse.builder()
                        .mfaDevices(List.of())
                        .isTruncated(false)
                        .build());
    }

    private Future<ListSshPublicKeysResponse> sshKeys(Asked<ListSshPublicKeysRequest> asked) {
        return owner(asked, asked.input().userName())
                .map(_ -> ListSshPublicKeysResponse.builder()
                        .sshPublicKeys(List.of())
                        .isTruncated(false)
                        .build());
    }

    private Future<ListSigningCertificatesResponse> certificates(Asked<ListSigningCertificatesRequest> asked) {
        return owner(asked, asked.input().userName())
                .map(_ -> ListSigningCertificatesResponse.builder()
                        .certificates(List.of())
                        .isTruncated(false)
                        .build());
    }

    private Future<ListServiceSpecificCredentialsResponse> ofServices(
            Asked<ListServiceSpecificCredentialsRequest> asked) {
        return owner(asked, asked.input().userName())
                .map(_ -> ListServiceSpecificCredentialsResponse.builder()
                        .serviceSpecificCredentials(List.of())
                        .build());
    }

    private <T> Future<T> noProfile(Asked<?> asked, String name) {
        return owner(asked, name)
                .compose(user -> Future.failedFuture(new Refusal(
                        PolicyFailure.NO_SUCH_ENTITY,
                        "Login Profile for User " + user.map(Principal::name).orElse("root") + " cannot be found.")));
    }
}
