package io.hongyan.im.plugin.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver who sends and that nothing was altered or is old: {@code t=SECONDS,v1=HEX}, HMAC-SHA-256 over the
 * seconds, a full stop and the body, as Stripe does it (docs.stripe.com/webhooks, "Verify webhook signatures manually").
 */
final class Signature {
    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    /** @param seconds since 1970, of this attempt */
    static String of(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + HMAC, missing);
        }
    }
}
