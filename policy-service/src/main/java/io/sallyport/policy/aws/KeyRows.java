package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.AccessKey;
import io.sallyport.policy.service.KeyBook;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** Access keys of users, and of the root by itself. */
record KeyRows(KeyBook keys, Touching touching) {
    private static final String ROOT = "root";

    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "CreateAccessKey",
                        touching.userOrCaller("iam:CreateAccessKey", CreateAccessKeyRequest::userName),
                        CreateAccessKeyRequest.class,
                        this::create),
                new Row<>(
                        "ListAccessKeys",
                        touching.userOrCaller("iam:ListAccessKeys", ListAccessKeysRequest::userName),
                        ListAccessKeysRequest.class,
                        this::list),
                new Row<>(
                        "UpdateAccessKey",
                        touching.userOrCaller("iam:UpdateAccessKey", UpdateAccessKeyRequest::userName),
                        UpdateAccessKeyRequest.class,
                        this::update),
                new Row<>(
                        "DeleteAccessKey",
                        touching.userOrCaller("iam:DeleteAccessKey", DeleteAccessKeyRequest::userName),
                        DeleteAccessKeyRequest.class,
                        this::delete));
    }

    private Future<CreateAccessKeyResponse> create(Asked<CreateAccessKeyRequest> asked) {
        var user = Touching.whose(asked, asked.input().userName());
        return keys.create(user)
                .map(made -> CreateAccessKeyResponse.builder()
                        .accessKey(key -> key.userName(user.orElse(ROOT))
                                .accessKeyId(made.key().id())
                                .status(Shapes.status(made.key()))
                                .secretAccessKey(made.secret().reveal())
                                .createDate(made.key().createdAt()))
                        .build());
    }

    private Future<ListAccessKeysResponse> list(Asked<ListAccessKeysRequest> asked) {
        var input = asked.input();
        var user = Touching.whose(asked, input.userName());
        return keys.list(user)
                .map(all -> Paging.part(all, Paging.want(input.marker(), input.maxItems()), KeyRows::oldestFirst)
                        .map(key -> shown(key, user.orElse(ROOT))))
                .map(page -> {
                    var answer = ListAccessKeysResponse.builder()
                            .accessKeyMetadata(page.items())
                            .isTruncated(page.after().isPresent());
                    Paging.marker(page).ifPresent(answer::marker);
                    return answer.build();
                });
    }

    private static String oldestFirst(AccessKey key) {
        return "%020d:%s".formatted(key.createdAt().toEpochMilli(), key.id());
    }

    private static AccessKeyMetadata shown(AccessKey key, String userName) {
        return AccessKeyMetadata.builder()
                .userName(userName)
                .accessKeyId(key.id())
                .status(Shapes.status(key))
                .createDate(key.createdAt())
                .build();
    }

    private Future<UpdateAccessKeyResponse> update(Asked<UpdateAccessKeyRequest> asked) {
        var input = asked.input();
        return keys.activate(Touching.whose(asked, input.userName()), input.accessKeyId(), active(input.status()))
                .map(done -> UpdateAccessKeyResponse.builder().build());
    }

    private static boolean active(StatusType status) {
        return switch (status) {
            case ACTIVE -> true;
            case INACTIVE -> false;
            case EXPIRED, UNKNOWN_TO_SDK_VERSION ->
                throw new Refusal(GatewayFailure.INVALID_REQUEST, "Status must be Active or Inactive");
        };
    }

    private Future<DeleteAccessKeyResponse> delete(Asked<DeleteAccessKeyRequest> asked) {
        var input = asked.input();
        return keys.delete(Touching.whose(asked, input.userName()), input.accessKeyId())
                .map(done -> DeleteAccessKeyResponse.builder().build());
    }
}
