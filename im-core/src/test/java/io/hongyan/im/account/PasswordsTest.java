package io.hongyan.im.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    private static void admit() {}

    @Test
    void knowsTheRightPasswordFromAnyOther() {
        PasswordHash hash = passwords.hash(new Secret("correct horse 马"));
        assertThat(passwords.matches(new Secret("correct horse 马"), Optional.of(hash), PasswordsTest::admit))
                .isTrue();
        assertThat(passwords.matches(new Secret("correct horse 馬"), Optional.of(hash), PasswordsTest::admit))
                .isFalse();
        assertThat(passwords.matches(new Secret("nobody has this password"), Optional.empty(), PasswordsTest::admit))
                .isFalse();
    }

    @Test
    void hashesWithArgon2idAndASaltOfItsOwn() {
        PasswordHash one = passwords.hash(new Secret("correct horse"));
        PasswordHash two = passwords.hash(new Secret("correct horse"));
        assertThat(one.value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(two.value());
    }

    @Test
    void knowsAPasswordThatPassword4jHashed() {
        PasswordHash hash = new PasswordHash(
                "$argon2id$v=19$m=19456,t=2,p=1$c9Uau9icuBlvDvtokvlNaA$3JTwQEJsVHWKQLjdAKs6FOtqCpiqBt7hI5J5Ic+h3go");
        assertThat(passwords.matches(new Secret("correct horse"), Optional.of(hash), PasswordsTest::admit))
                .isTrue();
        assertThat(passwords.matches(new Secret("correct house"), Optional.of(hash), PasswordsTest::admit))
                .isFalse();
    }

    @Test
    void takesTheSameCharactersTypedInAnotherWay() {
        PasswordHash hash = passwords.hash(new Secret("caf\u00e9 au lait"));
        assertThat(passwords.matches(new Secret("cafe\u0301 au lait"), Optional.of(hash), PasswordsTest::admit))
                .isTrue();
    }

    @Test
    void worksOnTwoAtOnceAtMost() {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        IntStream.range(0, 8).mapToObj(i -> begin(working, most)).toList().forEach(PasswordsTest::join);
        assertThat(most.get()).isBetween(1, 2);
    }

    private Thread begin(AtomicInteger working, AtomicInteger most) {
        Thread thread = new Thread(() -> passwords.matches(new Secret("x"), Optional.empty(), () -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            working.decrementAndGet();
        }));
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void showsNothing() {
        assertThat(new Secret("correct horse")).hasToString("Secret[hidden]");
        assertThat(passwords.hash(new Secret("correct horse"))).hasToString("PasswordHash[hidden]");
        assertThat(new TokenPair("a", "b", 1)).hasToString("TokenPair[hidden]");
    }
}
