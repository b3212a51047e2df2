package io.hongyan.im.web.rest;

import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of a request. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** @throws Refused not logged in, if there is no token; token ended; suspended */
    public static Identity identify(HttpHeaders headers, Logins logins) {
        return identify(headers.getHeaderString(HttpHeaders.AUTHORIZATION), logins);
    }

    /**
     * The token, proven by nobody yet.
     *
     * @param header what stands under {@code Authorization}
     * @throws Refused not logged in, if there is none
     */
    public static String token(@Nullable String header) {
        return find(header).orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN));
    }

    /** The token, if there is one; proven by nobody yet. */
    public static Optional<String> find(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip());
    }

    /** @param header what stands under {@code Authorization} */
    static Identity identify(@Nullable String header, Logins logins) {
        return logins.identify(token(header));
    }
}
