package io.sallyport.iampolicy;

/** Four decimal numbers with dots; no other spelling, since others are read as octal elsewhere. */
final class Ipv4 {
    static final long UNREADABLE = -1;

    private Ipv4() {}

    /** @return the address's 32 bits, or {@link #UNREADABLE} */
    static long parse(String text, int from, int to) {
        var address = 0L;
        var at = from;
        for (var part = 0; part < 4; part++) {
            var end = part == 3 ? to : text.indexOf('.', at);
            var number = end < 0 || end > to ? UNREADABLE : octet(text, at, end);
            if (number == UNREADABLE) {
                return UNREADABLE;
            }
            address = address << 8 | number;
            at = end + 1;
        }
        return address;
    }

    private static long octet(String text, int from, int to) {
        if (to <= from || to - from > 3 || (to - from > 1 && text.charAt(from) == '0')) {
            return UNREADABLE;
        }
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return UNREADABLE;
            }
            number = number * 10 + digit;
        }
        return number > 255 ? UNREADABLE : number;
    }
}
