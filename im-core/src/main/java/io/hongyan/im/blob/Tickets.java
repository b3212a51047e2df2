package io.hongyan.im.blob;

import io.hongyan.im.api.BlobId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets who may read a blob hand it to an element of a page, which can send no token: a signed moment, good for one blob
 * and for ten minutes.
 */
public final class Tickets {
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param key 32 bytes in base 64, the same on every node */
    Tickets(String key, Clock clock) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
        this.clock = clock;
    }

    /** For somebody who may read this blob: that was asked. */
    public String issue(BlobId id) {
        long until = clock.millis() + GOOD_FOR.toMillis();
        return until + "." + signature(id, until);
    }

    /** Whether it was issued for this blob and has not run out. */
    public boolean opens(BlobId id, String ticket) {
        Matcher form = FORM.matcher(ticket);
        if (!form.matches()) {
            return false;
        }
        long until = Long.parseLong(form.group(1));
        byte[] right = signature(id, until).getBytes(StandardCharsets.US_ASCII);
        byte[] given = form.group(2).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, given) && clock.millis() < until;
    }

    private String signature(BlobId id, long until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signed = mac.doFinal(("blob " + id + " until " + until).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
