package io.hongyan.im.plugin.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses as people paste them, which hold characters that {@link URI} does not take. */
final class Address {
    private static final Pattern UNFIT = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private Address() {}

    /** The address without its fragment, if it can be asked for. */
    static Optional<URI> of(String whole) {
        String text = whole.replaceFirst("(?s)#.*", "");
        int path = indexOfPath(text);
        String host = text.substring(0, path);
        String rest = UNFIT.matcher(text.substring(path)).replaceAll(Address::escaped);
        return readable(host + rest)
                .or(() -> readable(host + rest.replace("[", "%5B").replace("]", "%5D")));
    }

    private static Optional<URI> readable(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static int indexOfPath(String text) {
        int host = text.indexOf("://");
        for (int at = host < 0 ? 0 : host + 3; at < text.length(); at++) {
            if ("/?#".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }

    private static String escaped(MatchResult unfit) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : unfit.group().getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format("%%%02X", one));
        }
        return escaped.toString();
    }
}
