package io.sallyport.analysis;

import io.sallyport.analysis.KeyValues.Samples;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Addresses: of each network the first and the one after its last, so that every stretch between two borders has one; and one of each
 * family.
 */
final class AddressSamples {
    private static final String MAPPED = "::ffff:";
    private static final int V4 = 4;
    private static final int V6 = 16;

    private AddressSamples() {}

    static Samples of(List<String> networks) {
        var addresses = new LinkedHashSet<String>();
        networks.forEach(n -> addresses.addAll(borders(n)));
        addresses.addAll(List.of("0.0.0.0", "::"));
        if (networks.stream().anyMatch(n -> n.contains(":"))) {
            List.copyOf(addresses).stream()
                    .filter(a -> !a.contains(":"))
                    .forEach(a -> addresses.add(MAPPED + a)); // is in networks of both families
        }
        return new Samples(List.copyOf(addresses), true);
    }

    private static List<String> borders(String network) {
        var slash = network.indexOf('/');
        var address = bytes(slash < 0 ? network : network.substring(0, slash));
        var bits = slash < 0 ? address.length * 8 : Integer.parseInt(network.substring(slash + 1));
        var size = BigInteger.ONE.shiftLeft(address.length * 8 - bits);
        var first = new BigInteger(1, address).divide(size).multiply(size);
        List<String> borders = new ArrayList<>();
        borders.add(text(first, address.length));
        var after = first.add(size);
        if (after.bitLength() <= address.length * 8) {
            borders.add(text(after, address.length));
        }
        return borders;
    }

    /** Of a literal address: asks no name server. */
    private static byte[] bytes(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return address.contains(":") && bytes.length == V4 ? mapped(bytes) : bytes;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the policy's parser let an address through: " + address, e);
        }
    }

    /** The JDK makes an IPv4 address of an IPv6 one that maps it. */
    private static byte[] mapped(byte[] v4) {
        var v6 = new byte[V6];
        v6[V6 - V4 - 1] = -1;
        v6[V6 - V4 - 2] = -1;
        System.arraycopy(v4, 0, v6, V6 - V4, V4);
        return v6;
    }

    private static String text(BigInteger address, int length) {
        var bytes = new byte[length];
        var digits = address.toByteArray();
        var count = Math.min(digits.length, length);
        System.arraycopy(digits, digits.length - count, bytes, length - count, count);
        return length == V4 ? v4(bytes) : v6(bytes);
    }

    private static String v4(byte[] bytes) {
        return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
    }

    private static String v6(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes) instanceof java.net.Inet6Address v6
                    ? v6.getHostAddress()
                    : MAPPED + v4(java.util.Arrays.copyOfRange(bytes, V6 - V4, V6));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(bytes.length + " bytes instead of " + V6, e);
        }
    }
}
