package io.hongyan.im.account;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id. The parameters are those of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes,
 * one lane. Two at once and some waiting, so that logins never take all processors or memory.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 256;
    private static final int PATIENCE_SECONDS = 20;

    private final Argon2id way;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore working = new Semaphore(AT_ONCE, true);
    private final Semaphore admitted = new Semaphore(AT_ONCE + WAITING);
    private final PasswordHash nobodys;

    Passwords() {
        this(19_456, 2);
    }

    /** For tests that need no strength. */
    Passwords(int kibibytes, int passes) {
        this.way = new Argon2id(kibibytes, passes, 1);
        this.nobodys = hash(new Secret("nobody has this password"));
    }

    PasswordHash hash(Secret secret) {
        return work(() -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return way.hash(bytes(secret), salt);
        });
    }

    /**
     * Whether the secret is the one that was hashed; takes the same work when there is no hash.
     *
     * @param admission asked when it is this call's turn; what it throws comes out
     */
    boolean matches(Secret secret, Optional<PasswordHash> hash, Runnable admission) {
        return work(() -> {
            admission.run();
            boolean same = Argon2id.matches(bytes(secret), hash.orElse(nobodys));
            return same && hash.isPresent();
        });
    }

    /** The same characters typed on different systems are the same password. */
    private static byte[] bytes(Secret secret) {
        return Normalizer.normalize(secret.value(), Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T work(Supplier<T> hashing) {
        if (!admitted.tryAcquire()) {
            throw new Refused(Code.OVERLOADED);
        }
        try {
            return inTurn(hashing);
        } finally {
            admitted.release();
        }
    }

    private <T> T inTurn(Supplier<T> hashing) {
        try {
            if (!working.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(Code.OVERLOADED);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused(Code.OVERLOADED);
        }
        try {
            return hashing.get();
        } finally {
            working.release();
        }
    }
}
