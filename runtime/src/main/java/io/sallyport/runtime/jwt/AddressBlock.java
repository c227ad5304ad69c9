package io.sallyport.runtime.jwt;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that begin alike. One of IPv4 is taken for the one of IPv6 that it is mapped to (RFC 4291 section 2.5.5.2), so both spellings
 * are the same address.
 */
record AddressBlock(BigInteger front, int rest) {
    private static final int BITS = 128;
    private static final int V4_BITS = 32;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(V4_BITS);

    /** @param text an address and how many of its bits count: {@code 10.0.0.0/8} */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        var address = literal(text.substring(0, slash));
        int size = address.getAddress().length * Byte.SIZE;
        int rest = size - Integer.parseInt(text.substring(slash + 1));
        return new AddressBlock(number(address).shiftRight(rest), rest);
    }

    static List<AddressBlock> all(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }

    static BigInteger number(InetAddress address) {
        var number = new BigInteger(1, address.getAddress());
        return address.getAddress().length * Byte.SIZE == BITS ? number : MAPPED.add(number);
    }

    /** @return the address of IPv4 that stands so many bits before the end of one of IPv6 */
    static BigInteger inside(BigInteger address, int before) {
        return MAPPED.add(address.shiftRight(before).mod(BigInteger.ONE.shiftLeft(V4_BITS)));
    }

    boolean holds(BigInteger address) {
        return address.shiftRight(rest).equals(front);
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text + " is an address", e);
        }
    }
}
