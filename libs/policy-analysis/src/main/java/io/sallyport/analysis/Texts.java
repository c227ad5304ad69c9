package io.sallyport.analysis;

import io.sallyport.iampolicy.OpenPattern;
import java.util.List;
import java.util.Optional;

/** Which texts are actions, resources and accounts at all, and which of them people would rather read. */
final class Texts {
    /** In lower case, as actions are compared. */
    static final Language ACTIONS = Language.regular("[a-z0-9\\-]+:[a-z0-9_\\-]+");

    static final Language ARNS = Language.regular("arn:[^:]*:[^:]*:[^:]*:[^:]*:.*");

    /** An ARN, or {@code *} for actions that are about no resource. */
    static final Language RESOURCES = Language.regular("\\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:.*");

    static final List<Language> BETTER_RESOURCES = List.of(
            Language.regular(
                    "arn:aws:[a-z0-9\\-]+:[a-z0-9\\-]*:([0-9]{12})?:[a-zA-Z0-9$._\\-]+([/:][a-zA-Z0-9$._\\-]+)*"),
            Language.regular("[!-~]+"));
    static final List<Language> BETTER_TEXTS = List.of(Language.regular("[!-~]+"));

    private Texts() {}

    /** Resources that count as the account's own: in it, or in none. */
    static Language ownedBy(String account) {
        return Language.regular("\\*|arn:[^:]*:[^:]*:[^:]*:(" + (account.isEmpty() ? "()" : account + "|()") + "):.*");
    }

    static Language action(String pattern, Budget budget) {
        return Language.matching(List.of(OpenPattern.ofAction(pattern).parts()), budget);
    }

    /** As a regular expression that matches nothing else. */
    static String quoted(String text) {
        var quoted = new StringBuilder();
        text.chars().forEach(c -> quoted.append('\\').append((char) c));
        return quoted.toString();
    }

    static Language resource(String pattern, Budget budget) {
        var open = OpenPattern.ofArn(pattern, io.sallyport.iampolicy.LanguageVersion.V2008, _ -> Optional.empty());
        var arns = Language.matching(List.of(open.parts()), budget);
        return open.asterisk() ? arns.or(Language.only("*"), budget) : arns;
    }
}
