package io.hongyan.im.web.pages;

import java.util.Map;

/** What a page may load, run and be framed by. */
final class SecurityHeaders {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'nonce-%s'",
            "connect-src 'self'",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private SecurityHeaders() {}

    static Map<String, String> of(String nonce) {
        return Map.of(
                "Content-Security-Policy", String.format(POLICY, nonce),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Permissions-Policy", "microphone=(self), camera=(self), geolocation=(self)",
                "Cross-Origin-Opener-Policy", "same-origin");
    }
}
