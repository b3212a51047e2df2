package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.account.OtherPasswords.Answer;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.Authenticator;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AuthenticatorsTest {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<PluginCalls> made = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Authenticators authenticators = new Authenticators(timer);

    @AfterEach
    void stop() {
        made.forEach(PluginCalls::stop);
        timer.shutdownNow();
    }

    private void add(String plugin, int priority, Callable<Optional<Authenticator.Person>> answer) {
        PluginCalls calls = new PluginCalls(
                new Descriptor(plugin, "1.0.0", 1, false),
                getClass().getClassLoader(),
                Budget.USUAL.perCall(Duration.ofMillis(500)),
                new PluginCalls.Ground(Thread::new, timer, new Quarantine(why -> {})));
        made.add(calls);
        authenticators.add(plugin, calls, List.of(new Authenticator() {
            @Override
            public String name() {
                return plugin;
            }

            @Override
            public int priority() {
                return priority;
            }

            @Override
            public Optional<Person> authenticate(UserName user, String password) throws Exception {
                asked.add(plugin);
                return answer.call();
            }
        }));
    }

    private static Optional<Authenticator.Person> person(String name) {
        return Optional.of(new Authenticator.Person(name));
    }

    private Answer ask() {
        return authenticators
                .ask(new UserName("anna"), new Secret("secret"), () -> {})
                .join();
    }

    @Test
    void areAskedByPriorityThenByPluginUntilOneKnows() {
        add("zebra", 1, Optional::empty);
        add("bear", 2, () -> person("Anna"));
        add("ape", 2, Optional::empty);
        add("lion", 3, () -> person("Somebody else"));

        assertThat(ask().name()).contains("Anna");
        assertThat(asked).containsExactly("zebra", "ape", "bear");
    }

    @Test
    void giveWayToTheNextWhenOneFailsIsLateOrReturnsNonsense() {
        add("failing", 1, () -> {
            throw new IllegalStateException("down");
        });
        add("late", 2, () -> {
            new CountDownLatch(1).await();
            return Optional.empty();
        });
        add("nameless", 3, () -> person(" "));
        add("good", 4, () -> person("Anna"));

        assertThat(ask().name()).contains("Anna");
        assertThat(asked).containsExactly("failing", "late", "nameless", "good");
    }

    @Test
    void tellWhetherOneDeniedAndWhetherAllCouldTell() {
        assertThat(ask()).isEqualTo(new Answer(Optional.empty(), true, true));
        add("failing", 1, () -> {
            throw new IllegalStateException("down");
        });
        assertThat(ask()).isEqualTo(new Answer(Optional.empty(), false, false));
        add("denying", 2, Optional::empty);
        assertThat(ask()).isEqualTo(new Answer(Optional.empty(), true, false));
        authenticators.remove("failing");
        assertThat(ask()).isEqualTo(new Answer(Optional.empty(), true, true));
    }

    @Test
    void askNobodyWhoIsNotAdmitted() {
        add("good", 1, () -> person("Anna"));

        assertThatThrownBy(() -> authenticators
                        .ask(new UserName("anna"), new Secret("secret"), () -> {
                            throw Refused.tooFast(5);
                        })
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Refused.class);
        assertThat(asked).isEmpty();
    }
}
