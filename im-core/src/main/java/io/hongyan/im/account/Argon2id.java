package io.hongyan.im.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * One way to hash by Argon2id (RFC 9106, version 0x13).
 *
 * @param kibibytes of memory
 * @param passes over that memory
 * @param lanes that could be worked on at once
 */
record Argon2id(int kibibytes, int passes, int lanes) {
    private static final int HASH_BYTES = 32;

    /** The PHC string format, as the reference implementation writes it. */
    private static final Pattern KEPT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    PasswordHash hash(byte[] password, byte[] salt) {
        return new PasswordHash("$argon2id$v=19$m=" + kibibytes + ",t=" + passes + ",p=" + lanes + "$" + text(salt)
                + "$" + text(bytes(password, salt, HASH_BYTES)));
    }

    /**
     * Whether this password was hashed, in whatever way that was.
     *
     * @throws IllegalArgumentException if that is no hash by Argon2id
     */
    static boolean matches(byte[] password, PasswordHash hash) {
        Matcher kept = KEPT.matcher(hash.value());
        if (!kept.matches()) {
            throw new IllegalArgumentException("no hash by Argon2id is kept");
        }
        Argon2id way = new Argon2id(number(kept, 1), number(kept, 2), number(kept, 3));
        byte[] expected = Base64.getDecoder().decode(kept.group(5));
        byte[] salt = Base64.getDecoder().decode(kept.group(4));
        return MessageDigest.isEqual(way.bytes(password, salt, expected.length), expected);
    }

    private byte[] bytes(byte[] password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }

    private static int number(Matcher kept, int group) {
        return Integer.parseInt(kept.group(group));
    }

    private static String text(byte[] bytes) {
        return new String(Base64.getEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}
