package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code Principal} and {@code NotPrincipal}. */
final class PrincipalGrammar {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ROOT = Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}):root");
    private static final Pattern AWS_ARN = Pattern.compile(
            "arn:[a-z-]+:(iam::[0-9]{12}:(user|role)/.+|sts::[0-9]{12}:(assumed-role|federated-user)/.+)");

    private final String element;

    PrincipalGrammar(String element) {
        this.element = element;
    }

    List<PrincipalName> principals(Json json) {
        if (json instanceof Json.Text text) {
            return List.of(everyone(text));
        }
        var object = Elements.object(json, element);
        if (object.fields().isEmpty()) {
            throw new MalformedPolicy(element + " must not be empty", json.at());
        }
        List<PrincipalName> names = new ArrayList<>();
        for (var field : object.fields()) {
            for (var name : Elements.texts(field.value(), element + " " + field.name())) {
                names.add(name(field, name));
            }
        }
        return List.copyOf(names);
    }

    private PrincipalName everyone(Json.Text text) {
        if (text.text().equals("*")) {
            return new PrincipalName.Everyone();
        }
        throw invalid(text, "\"*\" or an object with AWS, Federated, Service or CanonicalUser");
    }

    private PrincipalName name(Json.Field type, Json.Text name) {
        if (type.name().equals("AWS")) {
            return aws(name);
        }
        return switch (type.name()) {
            case "Federated" -> new PrincipalName.Federated(plain(name));
            case "Service" -> new PrincipalName.Service(plain(name));
            case "CanonicalUser" -> new PrincipalName.CanonicalUser(plain(name));
            default ->
                throw new MalformedPolicy(
                        element + " has no type \"" + type.name()
                                + "\"; it may have AWS, Federated, Service, CanonicalUser",
                        type.at());
        };
    }

    private String plain(Json.Text name) {
        if (name.text().isEmpty() || name.text().contains("*")) {
            throw invalid(name, "a name without wildcards");
        }
        return name.text();
    }

    private PrincipalName aws(Json.Text name) {
        var text = name.text();
        if (text.equals("*")) {
            return new PrincipalName.Everyone();
        }
        if (ACCOUNT.matcher(text).matches()) {
            return new PrincipalName.Account(text);
        }
        var root = ROOT.matcher(text);
        if (root.matches()) {
            return new PrincipalName.Account(root.group(1));
        }
        if (!AWS_ARN.matcher(text).matches() || text.contains("*") || text.contains("?")) {
            throw invalid(name, "*, an account, or the ARN of a user, role or session, without wildcards");
        }
        return new PrincipalName.Arn(text);
    }

    private MalformedPolicy invalid(Json.Text name, String expected) {
        return new MalformedPolicy(
                "Invalid principal in " + element + ": expected " + expected + ", found \"" + name.text() + "\"",
                name.at());
    }
}
