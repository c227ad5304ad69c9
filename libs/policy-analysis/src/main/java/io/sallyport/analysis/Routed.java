package io.sallyport.analysis;

/**
 * Requests to a deployed API, as one of its routes gets them.
 *
 * @param apiArn {@code arn:aws:execute-api:<region>:<account>:<apiId>}
 * @param stage  {@code *} for any
 */
public record Routed(String apiArn, String stage, String method, Paths paths) {
    private static final String ANY_STAGE = "*";

    Language resources() {
        var named = stage.equals(ANY_STAGE) ? "[^/:]+" : Texts.quoted(stage);
        return Language.regular(Texts.quoted(apiArn) + "/" + named + "/" + Texts.quoted(method))
                .then(paths.language());
    }
}
