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
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
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
                none(
                        "ListMFADevices",
                        ListMfaDevicesRequest.class,
                        ListMfaDevicesRequest::userName,
                        ListMfaDevicesResponse.builder()
                                .mfaDevices(List.of())
                                .isTruncated(false)
                                .build()),
                none(
                        "ListSSHPublicKeys",
                        ListSshPublicKeysRequest.class,
                        ListSshPublicKeysRequest::userName,
                        ListSshPublicKeysResponse.builder()
                                .sshPublicKeys(List.of())
                                .isTruncated(false)
                                .build()),
                none(
                        "ListSigningCertificates",
                        ListSigningCertificatesRequest.class,
                        ListSigningCertificatesRequest::userName,
                        ListSigningCertificatesResponse.builder()
                                .certificates(List.of())
                                .isTruncated(false)
                                .build()),
                none(
                        "ListServiceSpecificCredentials",
                        ListServiceSpecificCredentialsRequest.class,
                        ListServiceSpecificCredentialsRequest::userName,
                        ListServiceSpecificCredentialsResponse.builder()
                                .serviceSpecificCredentials(List.of())
                                .build()),
                virtualDevices(),
                this.<GetLoginProfileRequest, GetLoginProfileResponse>profile(
                        "GetLoginProfile", GetLoginProfileRequest.class, GetLoginProfileRequest::userName),
                this.<DeleteLoginProfileRequest, DeleteLoginProfileResponse>profile(
                        "DeleteLoginProfile", DeleteLoginProfileRequest.class, DeleteLoginProfileRequest::userName));
    }

    /** Of a user who is there. */
    private <I extends SdkPojo, O extends SdkPojo> Row<I, O> none(
            String operation, Class<I> input, Function<I, String> name, O none) {
        return new Row<>(
                operation,
                touching.userOrCaller("iam:" + operation, name),
                input,
                asked -> owner(asked, name.apply(asked.input())).map(_ -> none));
    }

    private static Row<ListVirtualMfaDevicesRequest, ListVirtualMfaDevicesResponse> virtualDevices() {
        return new Row<>(
                "ListVirtualMFADevices",
                Proof.signed("iam:ListVirtualMFADevices", _ -> "*"),
                ListVirtualMfaDevicesRequest.class,
                _ -> Future.succeededFuture(ListVirtualMfaDevicesResponse.builder()
                        .virtualMFADevices(List.of())
                        .isTruncated(false)
                        .build()));
    }

    private <I extends SdkPojo, O extends SdkPojo> Row<I, O> profile(
            String operation, Class<I> input, Function<I, String> name) {
        return new Row<>(
                operation,
                touching.userOrCaller("iam:" + operation, name),
                input,
                asked -> noProfile(asked, name.apply(asked.input())));
    }

    /** @return the user who is meant, who must be there; empty for the account's root */
    private Future<Optional<Principal>> owner(Asked<?> asked, String name) {
        return Touching.whose(asked, name)
                .map(user -> users.find(Kind.USER, user).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private <T> Future<T> noProfile(Asked<?> asked, String name) {
        return owner(asked, name)
                .compose(user -> Future.failedFuture(new Refusal(
                        PolicyFailure.NO_SUCH_ENTITY,
                        "Login Profile for User " + user.map(Principal::name).orElse("root") + " cannot be found.")));
    }
}
