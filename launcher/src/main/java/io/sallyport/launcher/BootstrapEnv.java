package io.sallyport.launcher;

import io.sallyport.sigv4.Credentials;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** {@code bootstrap.env}: what makes the CLI, boto3, JavaScript and curl work when it is sourced. */
record BootstrapEnv(Credentials root, String url, String region, Path authority) {

    /** Shell assignments, one a line, values in single quotes. */
    String text() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("AWS_ACCESS_KEY_ID", root.accessKeyId());
        lines.put("AWS_SECRET_ACCESS_KEY", root.secretKey().reveal());
        lines.put("AWS_ENDPOINT_URL", url);
        lines.put("AWS_REGION", region);
        lines.put("AWS_DEFAULT_REGION", region);
        lines.put("AWS_CA_BUNDLE", authority.toString());
        lines.put("NODE_EXTRA_CA_CERTS", authority.toString());
        lines.put("CURL_CA_BUNDLE", authority.toString());
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "='" + line.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }
}
