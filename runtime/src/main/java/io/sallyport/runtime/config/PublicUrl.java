package io.sallyport.runtime.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address that clients know: a scheme, a host, perhaps a port, and nothing else, because issuers begin with it. */
final class PublicUrl {
    private static final int MOST_PORT = 65_535;
    /** Of what {@link URI} has taken for a host already. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    private PublicUrl() {}

    static boolean is(String url) {
        try {
            var read = new URI(url);
            return ("https".equals(read.getScheme()) || "http".equals(read.getScheme()))
                    && read.getHost() != null
                    && isHost(read.getHost())
                    && url.equals(read.getScheme() + "://" + read.getHost() + port(read.getPort()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isHost(String host) {
        return ADDRESS.matcher(host).matches() || HostName.is(host.toLowerCase(Locale.ROOT));
    }

    /** @return what cannot be in a URL when the number is none of a port */
    private static String port(int port) {
        return port == -1 ? "" : port >= 1 && port <= MOST_PORT ? ":" + port : " ";
    }
}
