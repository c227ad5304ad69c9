package io.sallyport.runtime.jwt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses a name may lead to when this node fetches a stranger's document.
 *
 * <p>Link-local ones never: cloud machines hand out their own credentials there. Private and loopback ones only where that was allowed.
 */
public enum PublicAddress {
    ;

    /** AWS's metadata service over IPv6. */
    private static final byte[] METADATA_V6 = address("fd00:ec2::254");

    public static boolean mayAsk(InetAddress address, boolean privateToo) {
        var plain = unmapped(address);
        if (plain.isLinkLocalAddress()
                || plain.isAnyLocalAddress()
                || plain.isMulticastAddress()
                || Arrays.equals(plain.getAddress(), METADATA_V6)) {
            return false;
        }
        return privateToo || !isPrivate(plain);
    }

    public static boolean mayAskAll(List<InetAddress> addresses, boolean privateToo) {
        return !addresses.isEmpty() && addresses.stream().allMatch(address -> mayAsk(address, privateToo));
    }

    private static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean v4 = bytes.length == 4;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || (v4 && (first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128)))
                || (!v4 && (first & 0xfe) == 0xfc);
    }

    /** An IPv4 address inside IPv6 (translated, 6to4 or compatible) is judged as what it reaches. */
    private static InetAddress unmapped(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return address;
        }
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b) || startsWith(bytes, new int[12])) {
            return inside(bytes, 12);
        }
        return startsWith(bytes, 0x20, 0x02) ? inside(bytes, 2) : address;
    }

    private static boolean startsWith(byte[] bytes, int... front) {
        for (int i = 0; i < front.length; i++) {
            if ((bytes[i] & 0xff) != front[i]) {
                return false;
            }
        }
        return !loopback(bytes);
    }

    private static boolean loopback(byte[] bytes) {
        var one = new byte[16];
        one[15] = 1;
        return Arrays.equals(bytes, one);
    }

    private static InetAddress inside(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(literal + " is an address", e);
        }
    }
}
