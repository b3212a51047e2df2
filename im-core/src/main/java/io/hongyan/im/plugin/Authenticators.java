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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The authenticators of all plugins that run, asked by priority, then by their plugins' ids. */
public final class Authenticators implements OtherPasswords {
    private static final int LONGEST_NAME = 64;

    private volatile List<Registered> all = List.of();

    private record Registered(
            String plugin, PluginCalls calls, Authenticator authenticator, String name, int priority) {}

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
        return next(all.iterator(), username, password, admission, new Answer(Optional.empty(), all.isEmpty(), true));
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
