package io.hongyan.im.plugin;

import io.hongyan.im.account.OtherPasswords;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.Authenticator;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** The authenticators of all plugins that run, asked by priority, then by their plugins' ids. */
public final class Authenticators implements OtherPasswords {
    private static final int LONGEST_NAME = 64;

    private final Successors successors;
    private volatile List<Registered> all = List.of();

    private record Registered(
            String plugin, PluginCalls calls, Authenticator authenticator, String name, int priority) {
        Gate gate() {
            return calls.gate();
        }
    }

    /**
     * Those that one login asks, who don't end before it is closed.
     *
     * @param shut of plugins that are ending or being replaced
     */
    private record Round(List<Registered> open, List<Registered> shut) {
        static Round of(List<Registered> all) {
            Map<Boolean, List<Registered>> entered = all.stream()
                    .collect(Collectors.partitioningBy(each -> each.gate().enter()));
            return new Round(Objects.requireNonNull(entered.get(true)), Objects.requireNonNull(entered.get(false)));
        }

        void close() {
            open.forEach(each -> each.gate().leave());
        }

        /** Before anybody is asked. */
        Answer nothing() {
            return new Answer(Optional.empty(), open.isEmpty() && shut.isEmpty(), shut.isEmpty());
        }
    }

    /** @param timer ends the waiting for plugins that are being replaced; never waits */
    public Authenticators(ScheduledExecutorService timer) {
        this.successors = new Successors(timer);
    }

    /** Asks these too from now on. */
    synchronized void add(String plugin, PluginCalls calls, List<Authenticator> authenticators) {
        List<Registered> more = new ArrayList<>(all);
        authenticators.forEach(each -> more.add(new Registered(plugin, calls, each, each.name(), each.priority())));
        more.sort(Comparator.comparingInt(Registered::priority).thenComparing(Registered::plugin));
        all = List.copyOf(more);
    }

    /** Asks those of the plugin no longer. */
    synchronized void remove(String plugin) {
        all = all.stream().filter(each -> !each.plugin.equals(plugin)).toList();
    }

    @Override
    public CompletableFuture<Answer> ask(UserName username, Secret password, Runnable admission) {
        return round(Successors.until())
                .thenCompose(round -> next(round.open.iterator(), username, password, admission, round.nothing())
                        .whenComplete((answer, failure) -> round.close()));
    }

    /** Waits for plugins that are being replaced; who waited long enough goes without them. */
    private CompletableFuture<Round> round(long until) {
        Round round = Round.of(all);
        if (round.shut.isEmpty()) {
            return CompletableFuture.completedFuture(round);
        }
        round.close();
        return successors
                .after(round.shut.get(0).gate(), until)
                .handle((known, late) -> late == null)
                .thenCompose(known -> known ? round(until) : CompletableFuture.completedFuture(Round.of(all)));
    }

    private static CompletableFuture<Answer> next(
            Iterator<Registered> left, UserName username, Secret password, Runnable admission, Answer sofar) {
        if (!left.hasNext()) {
            return CompletableFuture.completedFuture(sofar);
        }
        return ask(left.next(), username, password, admission)
                .thenCompose(answer -> answer.name().isPresent()
                        ? CompletableFuture.completedFuture(answer)
                        : next(left, username, password, admission, both(sofar, answer)));
    }

    private static Answer both(Answer one, Answer other) {
        return new Answer(Optional.empty(), one.heard() || other.heard(), one.certain() && other.certain());
    }

    /** Who fails or is late, could not tell. */
    private static CompletableFuture<Answer> ask(
            Registered one, UserName username, Secret password, Runnable admission) {
        return one.calls
                .call("authenticate " + one.name, () -> {
                    admission.run();
                    return name(one.authenticator, username, password);
                })
                .handle((name, failure) -> {
                    if (failure == null) {
                        return new Answer(name, name.isEmpty(), true);
                    }
                    if (refused(failure) != Code.OVERLOADED) {
                        throw new CompletionException(failure);
                    }
                    return new Answer(Optional.empty(), false, false);
                });
    }

    private static Optional<String> name(Authenticator authenticator, UserName username, Secret password)
            throws Exception {
        Optional<Authenticator.Person> person =
                Nonsense.refuse(authenticator.authenticate(username, password.value()), "answer");
        return person.map(found -> Nonsense.refuse(found.name(), "name")).map(Authenticators::named);
    }

    private static String named(String name) {
        String shown = name.strip();
        if (shown.isEmpty()
                || shown.codePointCount(0, shown.length()) > LONGEST_NAME
                || shown.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("the plugin returned a name that is none");
        }
        return shown;
    }

    private static Code refused(Throwable failure) {
        return failure instanceof Refused refused ? refused.code() : Code.INTERNAL;
    }
}
