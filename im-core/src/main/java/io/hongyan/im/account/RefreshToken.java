package io.hongyan.im.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A refresh token: 16 random bytes that its family has in common, by which it is found, and 32 of its own. Only hashes
 * are kept.
 */
final class RefreshToken {
    private static final int SHARED = 16;
    private static final int OWN = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private RefreshToken(byte[] bytes) {
        this.bytes = bytes;
    }

    static RefreshToken first() {
        byte[] bytes = new byte[SHARED + OWN];
        RANDOM.nextBytes(bytes);
        return new RefreshToken(bytes);
    }

    static Optional<RefreshToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == SHARED + OWN ? Optional.of(new RefreshToken(bytes)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Another token of the same family. */
    RefreshToken next() {
        byte[] own = new byte[OWN];
        RANDOM.nextBytes(own);
        byte[] next = bytes.clone();
        System.arraycopy(own, 0, next, SHARED, OWN);
        return new RefreshToken(next);
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String selector() {
        return sha256(Arrays.copyOf(bytes, SHARED));
    }

    String hash() {
        return sha256(bytes);
    }

    boolean hasHash(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
