package io.sallyport.token.aws;

import static io.sallyport.token.aws.Members.notBuilt;
import static io.sallyport.token.aws.Members.onlyBuilt;

import io.sallyport.awswire.Shapes;
import io.sallyport.token.core.PasswordPolicy;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.PoolSettings;
import io.sallyport.token.core.PoolSettings.Messages;
import io.sallyport.token.core.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountRecoverySettingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** User pools on the wire. */
final class PoolShapes {
    private PoolShapes() {}

    static PoolSettings settings(CreateUserPoolRequest r) {
        refuseNotBuilt(r);
        return new PoolSettings(
                policy(r),
                "ACTIVE".equals(r.deletionProtectionAsString()),
                r.autoVerifiedAttributesAsStrings(),
                r.aliasAttributesAsStrings(),
                usernameAttributes(r),
                r.usernameConfiguration() == null || r.usernameConfiguration().caseSensitive(),
                Schema.of(r.schema().stream().map(SchemaShapes::rule).toList()),
                r.adminCreateUserConfig() != null
                        && Boolean.TRUE.equals(r.adminCreateUserConfig().allowAdminCreateUserOnly()),
                messages(r),
                r.userPoolTags(),
                recovery(r),
                Optional.ofNullable(r.userPoolTierAsString()).orElse("ESSENTIALS"));
    }

    private static void refuseNotBuilt(CreateUserPoolRequest r) {
        notBuilt("LambdaConfig", r.lambdaConfig());
        notBuilt("SmsAuthenticationMessage", r.smsAuthenticationMessage());
        notBuilt("UserAttributeUpdateSettings", r.userAttributeUpdateSettings());
        notBuilt("DeviceConfiguration", r.deviceConfiguration());
        notBuilt("SmsConfiguration", r.smsConfiguration());
        onlyBuilt("MfaConfiguration", r.mfaConfigurationAsString(), "OFF");
        if (r.userPoolAddOns() != null) {
            onlyBuilt("AdvancedSecurityMode", r.userPoolAddOns().advancedSecurityModeAsString(), "OFF");
            notBuilt("AdvancedSecurityAdditionalFlows", r.userPoolAddOns().advancedSecurityAdditionalFlows());
        }
        if ("PLUS".equals(r.userPoolTierAsString())) {
            notBuilt("UserPoolTier PLUS", true);
        }
        refuseMail(r);
        refusePolicies(r);
    }

    private static void refuseMail(CreateUserPoolRequest r) {
        var mail = r.emailConfiguration();
        if (mail != null) {
            onlyBuilt("EmailSendingAccount", mail.emailSendingAccountAsString(), "COGNITO_DEFAULT");
            notBuilt("EmailConfiguration.SourceArn", mail.sourceArn());
            notBuilt("EmailConfiguration.ReplyToEmailAddress", mail.replyToEmailAddress());
            notBuilt("EmailConfiguration.From", mail.from());
            notBuilt("EmailConfiguration.ConfigurationSet", mail.configurationSet());
        }
        var template = r.verificationMessageTemplate();
        if (template != null) {
            onlyBuilt("DefaultEmailOption", template.defaultEmailOptionAsString(), "CONFIRM_WITH_CODE");
            notBuilt("EmailMessageByLink", template.emailMessageByLink());
            notBuilt("EmailSubjectByLink", template.emailSubjectByLink());
        }
    }

    private static void refusePolicies(CreateUserPoolRequest r) {
        if (r.policies() == null) {
            return;
        }
        var passwords = r.policies().passwordPolicy();
        if (passwords != null && passwords.passwordHistorySize() != null && passwords.passwordHistorySize() > 0) {
            notBuilt("PasswordHistorySize", true);
        }
        var signIn = r.policies().signInPolicy();
        if (signIn != null) {
            signIn.allowedFirstAuthFactorsAsStrings()
                    .forEach(factor -> onlyBuilt("AllowedFirstAuthFactors", factor, "PASSWORD"));
        }
    }

    private static PasswordPolicy policy(CreateUserPoolRequest r) {
        var wanted = r.policies() == null ? null : r.policies().passwordPolicy();
        if (wanted == null) {
            return PasswordPolicy.STANDARD;
        }
        return new PasswordPolicy(
                wanted.minimumLength() == null ? PasswordPolicy.STANDARD.minimumLength() : wanted.minimumLength(),
                Boolean.TRUE.equals(wanted.requireUppercase()),
                Boolean.TRUE.equals(wanted.requireLowercase()),
                Boolean.TRUE.equals(wanted.requireNumbers()),
                Boolean.TRUE.equals(wanted.requireSymbols()),
                temporaryDays(r, wanted));
    }

    /** The older place of the setting is {@code UnusedAccountValidityDays}; zero stands for the usual. */
    private static int temporaryDays(CreateUserPoolRequest r, PasswordPolicyType policy) {
        var config = r.adminCreateUserConfig();
        return Members.first(
                        policy.temporaryPasswordValidityDays(),
                        config == null ? null : config.unusedAccountValidityDays())
                .filter(days -> days > 0)
                .orElse(PasswordPolicy.STANDARD.temporaryDays());
    }

    private static List<String> usernameAttributes(CreateUserPoolRequest r) {
        if (r.hasAliasAttributes()
                && !r.aliasAttributes().isEmpty()
                && !r.usernameAttributes().isEmpty()) {
            throw Members.invalid("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        }
        return r.usernameAttributesAsStrings();
    }

    private static Messages messages(CreateUserPoolRequest r) {
        var template = Optional.ofNullable(r.verificationMessageTemplate());
        var invite =
                Optional.ofNullable(r.adminCreateUserConfig()).map(AdminCreateUserConfigType::inviteMessageTemplate);
        return new Messages(
                template.map(VerificationMessageTemplateType::smsMessage)
                        .or(() -> Optional.ofNullable(r.smsVerificationMessage())),
                template.map(VerificationMessageTemplateType::emailMessage)
                        .or(() -> Optional.ofNullable(r.emailVerificationMessage())),
                template.map(VerificationMessageTemplateType::emailSubject)
                        .or(() -> Optional.ofNullable(r.emailVerificationSubject())),
                invite.map(MessageTemplateType::smsMessage),
                invite.map(MessageTemplateType::emailMessage),
                invite.map(MessageTemplateType::emailSubject));
    }

    private static List<String> recovery(CreateUserPoolRequest r) {
        if (r.accountRecoverySetting() == null) {
            return List.of("verified_phone_number", "verified_email");
        }
        return r.accountRecoverySetting().recoveryMechanisms().stream()
                .sorted(Comparator.comparing(RecoveryOptionType::priority))
                .map(RecoveryOptionType::nameAsString)
                .toList();
    }

    /** What is not named goes back to its default, as AWS does; what cannot change stays. */
    static Pool changed(Pool pool, UpdateUserPoolRequest r, java.time.Instant at) {
        var request = CreateUserPoolRequest.builder();
        Shapes.copy(r, request);
        var wanted = settings(request.build());
        var now = pool.settings();
        var settings = new PoolSettings(
                wanted.passwordPolicy(),
                wanted.deletionProtected(),
                wanted.autoVerified(),
                now.aliasAttributes(),
                now.usernameAttributes(),
                now.caseSensitive(),
                now.schema(),
                wanted.adminCreatesOnly(),
                wanted.messages(),
                wanted.tags(),
                wanted.recovery(),
                wanted.tier());
        return pool.changed(Optional.ofNullable(r.poolName()).orElse(pool.name()), settings, at);
    }

    static UserPoolType shape(Pool pool, String arn, long users) {
        var settings = pool.settings();
        return UserPoolType.builder()
                .id(pool.id())
                .name(pool.name())
                .arn(arn)
                .policies(p -> p.passwordPolicy(policy(settings.passwordPolicy()))
                        .signInPolicy(s -> s.allowedFirstAuthFactorsWithStrings("PASSWORD")))
                .deletionProtection(settings.deletionProtected() ? "ACTIVE" : "INACTIVE")
                .lambdaConfig(l -> {})
                .creationDate(pool.createdAt())
                .lastModifiedDate(pool.modifiedAt())
                .schemaAttributes(settings.schema().rules().stream()
                        .map(SchemaShapes::shape)
                        .toList())
                .autoVerifiedAttributesWithStrings(orNone(settings.autoVerified()))
                .aliasAttributesWithStrings(orNone(settings.aliasAttributes()))
                .usernameAttributesWithStrings(orNone(settings.usernameAttributes()))
                .usernameConfiguration(u -> u.caseSensitive(settings.caseSensitive()))
                .smsVerificationMessage(settings.messages().verificationSms().orElse(null))
                .emailVerificationMessage(
                        settings.messages().verificationEmail().orElse(null))
                .emailVerificationSubject(
                        settings.messages().verificationSubject().orElse(null))
                .verificationMessageTemplate(template(settings.messages()))
                .mfaConfiguration("OFF")
                .estimatedNumberOfUsers((int) Math.min(users, Integer.MAX_VALUE))
                .emailConfiguration(e -> e.emailSendingAccount("COGNITO_DEFAULT"))
                .userPoolTags(settings.tags())
                .adminCreateUserConfig(invitations(settings))
                .accountRecoverySetting(recovery(settings.recovery()))
                .userPoolTier(settings.tier())
                .build();
    }

    /** Null leaves the member out, as AWS does for lists that nobody gave. */
    private static java.util.@org.jspecify.annotations.Nullable Collection<String> orNone(List<String> names) {
        return names.isEmpty() ? null : names;
    }

    private static PasswordPolicyType policy(PasswordPolicy policy) {
        return PasswordPolicyType.builder()
                .minimumLength(policy.minimumLength())
                .requireUppercase(policy.uppercase())
                .requireLowercase(policy.lowercase())
                .requireNumbers(policy.numbers())
                .requireSymbols(policy.symbols())
                .temporaryPasswordValidityDays(policy.temporaryDays())
                .build();
    }

    private static VerificationMessageTemplateType template(Messages messages) {
        return VerificationMessageTemplateType.builder()
                .smsMessage(messages.verificationSms().orElse(null))
                .emailMessage(messages.verificationEmail().orElse(null))
                .emailSubject(messages.verificationSubject().orElse(null))
                .defaultEmailOption("CONFIRM_WITH_CODE")
                .build();
    }

    private static AdminCreateUserConfigType invitations(PoolSettings settings) {
        var messages = settings.messages();
        var template = MessageTemplateType.builder()
                .smsMessage(messages.inviteSms().orElse(null))
                .emailMessage(messages.inviteEmail().orElse(null))
                .emailSubject(messages.inviteSubject().orElse(null))
                .build();
        return AdminCreateUserConfigType.builder()
                .allowAdminCreateUserOnly(settings.adminCreatesOnly())
                .unusedAccountValidityDays(settings.passwordPolicy().temporaryDays())
                .inviteMessageTemplate(Members.said(template) ? template : null)
                .build();
    }

    private static AccountRecoverySettingType recovery(List<String> names) {
        var options = java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> RecoveryOptionType.builder()
                        .priority(i + 1)
                        .name(names.get(i))
                        .build())
                .toList();
        return AccountRecoverySettingType.builder().recoveryMechanisms(options).build();
    }

    static UserPoolDescriptionType description(Pool pool) {
        return UserPoolDescriptionType.builder()
                .id(pool.id())
                .name(pool.name())
                .lambdaConfig(l -> {})
                .creationDate(pool.createdAt())
                .lastModifiedDate(pool.modifiedAt())
                .build();
    }
}
