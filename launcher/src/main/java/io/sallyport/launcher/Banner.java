package io.sallyport.launcher;

/** What {@code up} shows: where everything is, and what to type next. */
final class Banner {
    private Banner() {}

    static String text(Product product) {
        var url = product.url();
        var region = product.deployment().region();
        var text = new StringBuilder()
                .append("\n  Sallyport  account ")
                .append(product.deployment().accountId())
                .append("  region ")
                .append(region)
                .append("\n\n")
                .append("  every AWS service   ")
                .append(url)
                .append('\n')
                .append("  deployed APIs       ")
                .append(url)
                .append("/_aws/execute-api/<api-id>/<stage>/...\n")
                .append("  user pools          ")
                .append(product.deployment().publicUrl())
                .append("/<pool-id>/.well-known/openid-configuration\n");
        product.plainUrl()
                .ifPresent(plain ->
                        text.append("  without TLS         ").append(plain).append("  (loopback only)\n"));
        text.append("\n  In another terminal:\n")
                .append("    set -a; . ")
                .append(product.bootstrapFile())
                .append("; set +a\n")
                .append("    aws sts get-caller-identity\n")
                .append("  Java clients: -Djavax.net.ssl.trustStore=")
                .append(product.truststore())
                .append(" -Djavax.net.ssl.trustStorePassword=")
                .append(LocalAuthority.TRUSTSTORE_PASSWORD)
                .append('\n');
        product.notice().ifPresent(notice -> text.append("\n  ").append(notice).append('\n'));
        return text.toString();
    }
}
