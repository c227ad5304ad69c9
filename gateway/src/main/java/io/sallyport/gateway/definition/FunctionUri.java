package io.sallyport.gateway.definition;

import java.util.regex.Pattern;

/**
 * How API Gateway writes that a function is to be invoked.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html">API Gateway API Reference, PutIntegration, uri</a>
 */
public final class FunctionUri {
    private static final Pattern INVOCATION = Pattern.compile(
            "arn:aws[a-z-]*:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[a-zA-Z0-9_-]{1,64}(:(\\$LATEST|[a-zA-Z0-9_-]{1,128}))?");

    private FunctionUri() {}

    /**
     * @param where named in the refusal
     * @return the function's ARN
     * @throws io.sallyport.contracts.Refusal when it names no function
     */
    public static String arn(String uri, String where) {
        var invocation = INVOCATION.matcher(uri);
        var arn = invocation.matches() ? invocation.group(1) : uri;
        Broken.unless(
                !arn.contains("${"), where + ": a function named by a stage variable is not built yet: '" + uri + "'");
        Broken.unless(
                FUNCTION.matcher(arn).matches(),
                where + ": '" + uri + "' does not name a function; expected"
                        + " arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<function ARN>/invocations");
        return arn;
    }
}
