package io.sallyport.exchange.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.exchange.core.SessionTags;
import io.sallyport.exchange.service.Minted;
import io.sallyport.exchange.service.RoleAssumption;
import io.sallyport.exchange.service.WebIdentity;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.room.Steps;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** The operations of {@code sts} that are built. */
public record StsTable(Steps steps, RoleAssumption assumption, WebIdentity webIdentity) {

    public ServiceTable table() {
        return new ServiceTable(
                AwsService.STS,
                List.of(
                        new Row<>(
                                "AssumeRoleWithWebIdentity",
                                Proof.none(),
                                AssumeRoleWithWebIdentityRequest.class,
                                asked -> steps.run(() -> assumeRoleWithWebIdentity(asked))),
                        // the role's trust policy has its say, too: RoleAssumption decides
                        new Row<>(
                                "AssumeRole",
                                Proof.signatureAlone(),
                                AssumeRoleRequest.class,
                                asked -> steps.run(() -> assumeRole(asked))),
                        // nobody needs a permission to be told who they are, and nobody can be denied it
                        new Row<>(
                                "GetCallerIdentity",
                                Proof.signatureAlone(),
                                GetCallerIdentityRequest.class,
                                asked -> Future.succeededFuture(callerIdentity(asked)))),
                StsErrors::of);
    }

    private static GetCallerIdentityResponse callerIdentity(Asked<GetCallerIdentityRequest> asked) {
        var caller = asked.signer();
        return GetCallerIdentityResponse.builder()
                .account(caller.accountId())
                .arn(caller.arn())
                .userId(caller.principalId())
                .build();
    }

    private AssumeRoleResponse assumeRole(Asked<AssumeRoleRequest> asked) {
        var assumed = assumption.assume(asked.signer(), wanted(asked.input()), asked.http());
        var answer = AssumeRoleResponse.builder()
                .credentials(credentials(assumed.minted()))
                .assumedRoleUser(user(assumed.minted()));
        assumed.grant().packedSize().ifPresent(answer::packedPolicySize);
        assumed.grant().sourceIdentity().ifPresent(answer::sourceIdentity);
        return answer.build();
    }

    private static RoleAssumption.Wanted wanted(AssumeRoleRequest r) {
        Members.notBuilt("SerialNumber", r.serialNumber() != null);
        Members.notBuilt("TokenCode", r.tokenCode() != null);
        Members.notBuilt("ProvidedContexts", !r.providedContexts().isEmpty());
        return new RoleAssumption.Wanted(
                r.roleArn(),
                r.roleSessionName(),
                Optional.ofNullable(r.durationSeconds()),
                Optional.ofNullable(r.policy()),
                arns(r.policyArns()),
                r.tags().stream()
                        .map(tag -> new SessionTags.Tag(tag.key(), tag.value()))
                        .toList(),
                r.transitiveTagKeys(),
                Optional.ofNullable(r.externalId()),
                Optional.ofNullable(r.sourceIdentity()));
    }

    private AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(Asked<AssumeRoleWithWebIdentityRequest> asked) {
        var r = asked.input();
        Members.notBuilt("ProviderId", r.providerId() != null);
        var wanted = new WebIdentity.Wanted(
                r.roleArn(),
                r.roleSessionName(),
                r.webIdentityToken(),
                Optional.ofNullable(r.durationSeconds()),
                Optional.ofNullable(r.policy()),
                arns(r.policyArns()));
        var assumed = webIdentity.assume(wanted, asked.http());
        var answer = AssumeRoleWithWebIdentityResponse.builder()
                .credentials(credentials(assumed.minted()))
                .assumedRoleUser(user(assumed.minted()))
                .subjectFromWebIdentityToken(assumed.proven().subject())
                .audience(assumed.proven().audience())
                .provider(webIdentity.arn(assumed.proven().names().getFirst()));
        assumed.grant().packedSize().ifPresent(answer::packedPolicySize);
        return answer.build();
    }

    private static List<String> arns(List<PolicyDescriptorType> sent) {
        for (var one : sent) {
            Members.demand(one.arn() != null, "each of PolicyArns needs its arn");
        }
        return sent.stream().map(PolicyDescriptorType::arn).toList();
    }

    private static AssumedRoleUser user(Minted minted) {
        return AssumedRoleUser.builder()
                .assumedRoleId(minted.userId())
                .arn(minted.arn())
                .build();
    }

    private static Credentials credentials(Minted minted) {
        var session = minted.session();
        return Credentials.builder()
                .accessKeyId(session.accessKeyId())
                .secretAccessKey(session.secret().reveal())
                .sessionToken(minted.token())
                .expiration(session.expiresAt())
                .build();
    }
}
