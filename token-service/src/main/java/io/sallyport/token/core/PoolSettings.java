package io.sallyport.token.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pool's creator chose.
 *
 * @param autoVerified       addresses to which a code is sent at sign-up: {@code email}, {@code phone_number}
 * @param aliasAttributes    attributes that name a user besides the user name, once verified
 * @param usernameAttributes attributes that are given as the user name; the user's own name is then its {@code sub}
 * @param recovery           in order of priority: {@code verified_email}, {@code verified_phone_number}, {@code admin_only}
 */
public record PoolSettings(
        PasswordPolicy passwordPolicy,
        boolean deletionProtected,
        List<String> autoVerified,
        List<String> aliasAttributes,
        List<String> usernameAttributes,
        boolean caseSensitive,
        Schema schema,
        boolean adminCreatesOnly,
        Messages messages,
        Map<String, String> tags,
        List<String> recovery,
        String tier) {

    public PoolSettings {
        autoVerified = List.copyOf(autoVerified);
        aliasAttributes = List.copyOf(aliasAttributes);
        usernameAttributes = List.copyOf(usernameAttributes);
        tags = Map.copyOf(tags);
        recovery = List.copyOf(recovery);
    }

    /** Texts that a pool sends; absent ones are Cognito's own. {@code {####}} stands for the code or the password. */
    public record Messages(
            Optional<String> verificationSms,
            Optional<String> verificationEmail,
            Optional<String> verificationSubject,
            Optional<String> inviteSms,
            Optional<String> inviteEmail,
            Optional<String> inviteSubject) {}
}
