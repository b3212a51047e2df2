package io.hongyan.im.plugin;

import io.hongyan.im.account.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES-256-GCM with a key in a file that only the server may read, made when the first secret is kept. */
public final class KeyFileBox implements SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final PrivateFile file;
    private final SecureRandom random = new SecureRandom();

    /** @param home where {@code plugin-secrets.key} is or will be */
    public KeyFileBox(Path home) {
        this.file = new PrivateFile(home.resolve("plugin-secrets.key"));
    }

    @Override
    public String close(String secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key(true), nonce, place)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret can't be closed", failure);
        }
    }

    @Override
    public String open(String closed, String place) {
        try {
            ByteBuffer both = ByteBuffer.wrap(Base64.getDecoder().decode(closed));
            byte[] nonce = new byte[Math.min(NONCE_BYTES, both.remaining())];
            both.get(nonce);
            byte[] rest = new byte[both.remaining()];
            both.get(rest);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key(false), nonce, place).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            throw new IllegalStateException("a secret can't be opened with the key in " + file, failure);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private synchronized SecretKeySpec key(boolean make) {
        try {
            @Nullable String known = file.read().get("key");
            if (known != null) {
                return new SecretKeySpec(Base64.getDecoder().decode(known), "AES");
            }
            if (!make) {
                throw new IllegalStateException("the key is missing: " + file);
            }
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            file.write(List.of("key=" + Base64.getEncoder().encodeToString(fresh)));
            return new SecretKeySpec(fresh, "AES");
        } catch (IOException failure) {
            throw new UncheckedIOException("the key of secrets can't be used: " + file, failure);
        }
    }
}
