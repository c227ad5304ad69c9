package io.sallyport.gateway.simulate;

import java.net.InetAddress;

/** An address that a request is supposed to come from. */
final class PeerAddress {
    private PeerAddress() {}

    /** @return as a listener names who connected; no name is ever looked up */
    static String parse(String text) {
        try {
            if (!text.contains("%")) { // a scope is the name of a network interface
                return InetAddress.ofLiteral(text).getHostAddress();
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw Question.invalid("sourceIp: expected an IPv4 or IPv6 address, no name");
    }
}
