package io.hongyan.im.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are the public internet's: the IANA registries of special-purpose addresses (RFC 6890 and what was
 * added since), and what carries an IPv4 address within an IPv6 one, since who translates it might be in a private net.
 */
public final class PublicAddresses {
    private static final List<AddressRange> SPECIAL_4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's own services, seen from its machines
            "169.254.0.0/16", // link-local, and the clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final AddressRange GLOBAL_6 = AddressRange.of("2000::/3");
    private static final List<AddressRange> SPECIAL_6 = ranges(
            "2001::/23", // IETF protocols, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20");

    private PublicAddresses() {}

    /** Whether everybody reaches the same machine by this address; an IPv4 one mapped into IPv6 counts as IPv4. */
    public static boolean contains(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(SPECIAL_4, address)
                : GLOBAL_6.contains(address) && !isIn(SPECIAL_6, address);
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
