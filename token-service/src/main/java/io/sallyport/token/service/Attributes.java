package io.sallyport.token.service;

import io.sallyport.token.core.User;
import java.util.Map;
import java.util.TreeMap;

/** What follows from a change of attributes. */
final class Attributes {
    private Attributes() {}

    /** An address that changes is no longer a verified one, unless whoever changes it says so. */
    static Map<String, String> unverified(User user, Map<String, String> changed) {
        var all = new TreeMap<>(changed);
        for (var address : java.util.List.of("email", "phone_number")) {
            var next = changed.get(address);
            if (next != null && !next.equals(user.attributes().get(address))) {
                all.putIfAbsent(address + "_verified", "false");
            }
        }
        return all;
    }
}
