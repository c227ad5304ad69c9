package io.sallyport.iampolicy;

/** An IPv4 or IPv6 network, or one address; bits after the prefix do not count. Families never match each other. */
sealed interface AddressRange extends ValueTest {
    /** @throws UnreadableValue when {@code text} is not an address with an optional prefix length */
    static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var v4 = Ipv4.parse(address, 0, address.length());
        if (v4 != Ipv4.UNREADABLE) {
            return new V4(v4, v4Mask(bits(text, slash, 32)));
        }
        var v6 = Ipv6.parse(address);
        return v6.map(a -> (AddressRange) new V6(a, bits(text, slash, 128))).orElseThrow(() -> unreadable(text));
    }

    private static int bits(String text, int slash, int most) {
        if (slash < 0) {
            return most;
        }
        var digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            throw unreadable(text);
        }
        return Integer.parseInt(digits);
    }

    private static long v4Mask(int bits) {
        return 0xFFFF_FFFFL & (0xFFFF_FFFFL << (32 - bits));
    }

    private static UnreadableValue unreadable(String text) {
        return new UnreadableValue("an address or network is expected, as in 203.0.113.0/24, found \"" + text + "\"");
    }

    record V4(long network, long mask) implements AddressRange {
        @Override
        public Outcome test(String actual, Context context) {
            var address = Ipv4.parse(actual, 0, actual.length());
            if (address != Ipv4.UNREADABLE) {
                return Outcome.of((address & mask) == (network & mask));
            }
            return Ipv6.parse(actual)
                    .map(a -> Outcome.of(a.mapsV4() && (a.low() & mask) == (network & mask)))
                    .orElse(Outcome.UNUSABLE);
        }
    }

    record V6(Ipv6 network, int bits) implements AddressRange {
        @Override
        public Outcome test(String actual, Context context) {
            if (Ipv4.parse(actual, 0, actual.length()) != Ipv4.UNREADABLE) {
                return Outcome.NO;
            }
            return Ipv6.parse(actual)
                    .map(a -> Outcome.of(a.sharesPrefix(network, bits)))
                    .orElse(Outcome.UNUSABLE);
        }
    }
}
