package io.sallyport.runtime.jwt;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses a name may lead to when this node fetches a stranger's document.
 *
 * <p>Never those at which clouds answer their own machines, some with credentials. Private and loopback ones only where that was allowed.
 * A network's own prefix for NAT64 and ISATAP look like public addresses and cannot be told apart: a network that has such is closed at its
 * own border.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 and IPv6 Special-Purpose Address Registries</a>
 */
public enum PublicAddress {
    ;

    private static final List<AddressBlock> NEVER = AddressBlock.all(
            // link-local: metadata of AWS, Azure, Google and most others
            "169.254.0.0/16",
            "fe80::/10",
            // AWS: metadata, names, time and pod identities
            "fd00:ec2::/32",
            // Google
            "fd20:ce::254/128",
            // Azure's WireServer, a public address that is routed to the host
            "168.63.129.16/32",
            // Oracle
            "192.0.0.192/32",
            "fd00:c1::a9fe:a9fe/128",
            // Alibaba
            "100.100.100.200/32",
            "fd00:100::100:200/128",
            // Scaleway, Linode
            "fd00:42::42/128",
            "fd00:a9fe:a9fe::1/128",
            // no single machine, or this one under another name
            "0.0.0.0/32",
            "::/128",
            "224.0.0.0/4",
            "255.255.255.255/32",
            "ff00::/8",
            // tunnels and translators that reach an address which cannot be seen here: Teredo (RFC 4380), RFC 8215
            "2001::/32",
            "64:ff9b::/32");

    private static final List<AddressBlock> PRIVATE = AddressBlock.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "240.0.0.0/4",
            "::1/128",
            "fc00::/7",
            "fec0::/10");

    /** Translated (RFC 6052, RFC 2765) and compatible (RFC 4291) addresses end with the one that they reach. */
    private static final List<AddressBlock> REACHING = AddressBlock.all("64:ff9b::/96", "::ffff:0:0:0/96", "::/96");

    private static final AddressBlock NONE_AND_LOOPBACK = AddressBlock.of("::/127");

    /** RFC 3056: the address of the other end follows. */
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");

    private static final int AFTER_SIX_TO_FOUR = 80;

    public static boolean mayAsk(InetAddress address, boolean privateToo) {
        var reached = reached(AddressBlock.number(address));
        return !in(NEVER, reached) && (privateToo || !in(PRIVATE, reached));
    }

    public static boolean mayAskAll(List<InetAddress> addresses, boolean privateToo) {
        return !addresses.isEmpty() && addresses.stream().allMatch(address -> mayAsk(address, privateToo));
    }

    private static boolean in(List<AddressBlock> blocks, BigInteger address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    /** An IPv4 address inside IPv6 is judged as what it reaches. */
    private static BigInteger reached(BigInteger address) {
        if (SIX_TO_FOUR.holds(address)) {
            return AddressBlock.inside(address, AFTER_SIX_TO_FOUR);
        }
        return in(REACHING, address) && !NONE_AND_LOOPBACK.holds(address) ? AddressBlock.inside(address, 0) : address;
    }
}
