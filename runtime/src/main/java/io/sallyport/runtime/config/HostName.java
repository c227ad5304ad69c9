package io.sallyport.runtime.config;

import java.util.regex.Pattern;

/** What may stand for a host in DNS (RFC 1123 section 2.1), in lower case. */
public final class HostName {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    /** An address, or a mistyped one. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?\\d+");

    private static final int LONGEST = 253;

    private HostName() {}

    public static boolean is(String name) {
        return name.length() <= LONGEST
                && NAME.matcher(name).matches()
                && !ENDS_IN_A_NUMBER.matcher(name).matches();
    }
}
