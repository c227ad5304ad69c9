package io.sallyport.iampolicy;

import java.util.List;
import java.util.Optional;

/**
 * A policy, as written and found well-formed.
 *
 * @param version {@code 2008-10-17} when the document names none
 */
public record PolicyDocument(LanguageVersion version, Optional<String> id, List<Statement> statements) {
    /**
     * Reads a document.
     *
     * @param rules what a document of the wanted kind must and must not have
     * @throws MalformedPolicy with the first thing that is wrong and where it stands
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM User Guide, "Grammar
     *     of the IAM JSON policy language"</a>
     */
    public static PolicyDocument parse(String json, Rules rules) {
        return new DocumentGrammar(rules).document(JsonReader.read(json, rules));
    }
}
