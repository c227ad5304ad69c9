package io.sallyport.iampolicy;

import java.util.Optional;

/**
 * An IPv6 address.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, section 2.2</a>
 */
record Ipv6(long high, long low) {
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;

    /** @return empty when {@code text} is not an address; zones are not accepted */
    static Optional<Ipv6> parse(String text) {
        var gap = text.indexOf("::");
        if (text.length() > LONGEST || text.indexOf(':') < 0 || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
            return Optional.empty();
        }
        var head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        var tail = groups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        return joined(head.get(), tail.get(), gap >= 0);
    }

    private static Optional<Ipv6> joined(int[] head, int[] tail, boolean gap) {
        var written = head.length + tail.length;
        if (gap ? written >= GROUPS : written != GROUPS) {
            return Optional.empty();
        }
        var all = new int[GROUPS];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
        return Optional.of(new Ipv6(half(all, 0), half(all, 4)));
    }

    private static long half(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    /** @param last whether the address ends here, so that its last 32 bits may be written as IPv4 */
    private static Optional<int[]> groups(String text, boolean last) {
        if (text.isEmpty()) {
            return Optional.of(new int[0]);
        }
        var parts = text.split(":", -1);
        var dotted = last && parts[parts.length - 1].indexOf('.') > 0;
        var groups = new int[parts.length + (dotted ? 1 : 0)];
        for (var i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
            groups[i] = hex(parts[i]);
        }
        if (dotted) {
            putV4(parts[parts.length - 1], groups);
        }
        for (var group : groups) {
            if (group < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static int hex(String text) {
        return text.matches("[0-9A-Fa-f]{1,4}") ? Integer.parseInt(text, 16) : -1;
    }

    private static void putV4(String text, int[] groups) {
        var v4 = Ipv4.parse(text, 0, text.length());
        groups[groups.length - 2] = v4 == Ipv4.UNREADABLE ? -1 : (int) (v4 >> 16);
        groups[groups.length - 1] = (int) (v4 & 0xFFFF);
    }

    /** {@code ::ffff:a.b.c.d}: an IPv4 address as a dual-stack socket reports it. */
    boolean mapsV4() {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    boolean sharesPrefix(Ipv6 other, int bits) {
        var highMask = bits == 0 ? 0 : -1L << Math.max(0, 64 - bits);
        var lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
        return ((high ^ other.high) & highMask) == 0 && ((low ^ other.low) & lowMask) == 0;
    }
}
