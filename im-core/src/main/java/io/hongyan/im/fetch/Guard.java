package io.hongyan.im.fetch;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Lets through what is public. It is the client's own look-up of names, so what it judged is what is connected to. What
 * it throws does not repeat the address, which is the content of a message.
 */
public final class Guard implements DnsResolver {
    /** What {@link #resolve} says of a host that may not be reached. */
    static final String NOT_PUBLIC = "the host is not public";

    private static final Set<Integer> PORTS = Set.of(-1, 80, 443);
    private static final Pattern AUTHORITY = Pattern.compile("([^@:\\[\\]]+)(:[0-9]{1,5})?");
    // what some systems read as an IPv4 address in octal, hexadecimal or with parts left out
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DOTTED = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");

    private final Predicate<InetAddress> reachable;
    private final boolean everyPort;
    private final DnsResolver names;

    Guard(Predicate<InetAddress> reachable, boolean everyPort, DnsResolver names) {
        this.reachable = reachable;
        this.everyPort = everyPort;
        this.names = names;
    }

    /** @param privateToo whether to let private addresses and all ports through, for intranets and tests */
    public static Guard of(boolean privateToo) {
        return new Guard(
                privateToo ? address -> true : PublicAddresses::contains,
                privateToo,
                SystemDefaultDnsResolver.INSTANCE);
    }

    /**
     * The address as it may be asked: {@code http} or {@code https}, at their own ports, with a host that can't be
     * misread and without a user's name. Looks up nothing.
     *
     * @return the address in ASCII, without its fragment
     * @throws IOException if it may not be asked
     */
    public URI check(URI address) throws IOException {
        URI plain = plain(address);
        String scheme = Optional.ofNullable(plain.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(plain.getHost()).orElse("");
        require(scheme.equals("http") || scheme.equals("https"), "only http and https addresses are fetched");
        require(!host.isEmpty(), "the address names no host");
        require(plain.getRawUserInfo() == null, "the address holds a user's name");
        require(everyPort || PORTS.contains(plain.getPort()), "only the ports 80 and 443 are fetched from");
        require(!ENDS_IN_NUMBER.matcher(host).matches() || DOTTED.matcher(host).matches(), "the host is unclear");
        return plain;
    }

    private static URI plain(URI address) throws IOException {
        try {
            URI ascii = new URI(address.toASCIIString());
            String authority = Optional.ofNullable(address.getAuthority()).orElse("");
            Matcher parts = AUTHORITY.matcher(authority);
            // a name in other letters than ASCII's is no host to URI
            String host = address.getHost() == null && parts.matches()
                    ? IDN.toASCII(parts.group(1))
                            + Optional.ofNullable(parts.group(2)).orElse("")
                    : Optional.ofNullable(ascii.getRawAuthority()).orElse("");
            String path = Optional.ofNullable(ascii.getRawPath())
                    .filter(text -> !text.isEmpty())
                    .orElse("/");
            String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
            return new URI(ascii.getScheme() + "://" + host + path + query);
        } catch (URISyntaxException | IllegalArgumentException broken) {
            throw new IOException("the address can't be read");
        }
    }

    private static void require(boolean fine, String otherwise) throws IOException {
        if (!fine) {
            throw new IOException(otherwise);
        }
    }

    /** Every address of the host, if all of them may be reached. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (found == null || found.length == 0) {
            throw new UnknownHostException("the host is unknown");
        }
        if (!Stream.of(found).allMatch(reachable)) {
            throw new UnknownHostException(NOT_PUBLIC);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
