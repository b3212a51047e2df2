package io.hongyan.im.web.tcp;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the door listens, read once at start; a value that can't be is refused with its key.
 *
 * @param secure with TLS ({@code im.tcp.address}, 127.0.0.1; {@code im.tcp.port}, 9701 or {@code off})
 * @param plain without ({@code im.tcp.plain.address}, 127.0.0.1; {@code im.tcp.plain.port}, 9700 or {@code off})
 * @param certificate PEM, the server's first, then its issuers' ({@code im.tcp.certificate})
 * @param key PEM, not encrypted ({@code im.tcp.key})
 * @param development whether certificate and key are made if they are missing: no others were named
 * @param proxied whether each connection begins with a PROXY protocol header ({@code im.tcp.proxy}, false)
 */
public record TcpSettings(
        Optional<Port> secure, Optional<Port> plain, Path certificate, Path key, boolean development, boolean proxied) {

    /**
     * A port to listen on.
     *
     * @param chosen whether the operator asked for it, so that it must be had
     */
    record Port(InetSocketAddress address, boolean chosen) {}

    /**
     * @param values a key's value, if the operator chose one
     * @param home where the development certificate lies
     */
    public static TcpSettings read(Function<String, Optional<String>> values, Path home) {
        Optional<Path> certificate = values.apply("im.tcp.certificate").map(Path::of);
        Optional<Path> key = values.apply("im.tcp.key").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("im.tcp.certificate and im.tcp.key belong together: set both or none");
        }
        return new TcpSettings(
                port(values, "im.tcp", 9701),
                port(values, "im.tcp.plain", 9700),
                certificate.orElseGet(() -> home.resolve("tcp").resolve("certificate.pem")),
                key.orElseGet(() -> home.resolve("tcp").resolve("key.pem")),
                certificate.isEmpty(),
                flag(values, "im.tcp.proxy"));
    }

    private static Optional<Port> port(Function<String, Optional<String>> values, String prefix, int otherwise) {
        Optional<String> chosen = values.apply(prefix + ".port").map(String::strip);
        String value = chosen.orElse(Integer.toString(otherwise));
        if (value.equals("off")) {
            return Optional.empty();
        }
        int number = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException(
                    prefix + ".port=" + value + ": must be a number from 1 to 65535, or off");
        }
        String host = values.apply(prefix + ".address").map(String::strip).orElse("127.0.0.1");
        InetSocketAddress address = new InetSocketAddress(host, number);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(prefix + ".address=" + host + ": is no address of this machine");
        }
        return Optional.of(new Port(address, chosen.isPresent()));
    }

    private static boolean flag(Function<String, Optional<String>> values, String key) {
        String value = values.apply(key).map(String::strip).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + "=" + value + ": must be true or false");
        }
        return value.equals("true");
    }
}
