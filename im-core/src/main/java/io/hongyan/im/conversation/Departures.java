package io.hongyan.im.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Keeps what was committed before somebody left, and is pushed by another thread, from reaching them after they were told.
 * They could not ask for it any more, so they miss nothing.
 */
final class Departures {
    private static final int STRIPES = 256;

    private final Object[] stripes = new Object[STRIPES];
    /** As long as an entry may be on its way. */
    private final Cache<Departure, Seq> lately = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(100_000)
            .build();

    private record Departure(ConversationId conversation, AccountId account) {}

    Departures() {
        java.util.Arrays.setAll(stripes, i -> new Object());
    }

    /** Delivers an entry to those who had not left before they could get it; nobody leaves meanwhile. */
    void deliver(Entry entry, Set<AccountId> members, Consumer<Set<AccountId>> push) {
        synchronized (stripe(entry.conversation())) {
            boolean nobody = lately.asMap().isEmpty();
            push.accept(
                    nobody
                            ? members
                            : members.stream()
                                    .filter(member -> !hasLeft(entry, member))
                                    .collect(Collectors.toUnmodifiableSet()));
        }
    }

    private boolean hasLeft(Entry entry, AccountId member) {
        return Optional.ofNullable(lately.getIfPresent(new Departure(entry.conversation(), member)))
                .filter(left -> left.isAfter(entry.seq()))
                .isPresent();
    }

    /** Delivers the entry that tells of those who leave; from then on they get no earlier one. */
    void leave(Entry entry, Set<AccountId> leaving, Runnable push) {
        synchronized (stripe(entry.conversation())) {
            push.run();
            leaving.forEach(account -> lately.put(new Departure(entry.conversation(), account), entry.seq()));
        }
    }

    private Object stripe(ConversationId conversation) {
        return stripes[Math.floorMod(Long.hashCode(conversation.value()), STRIPES)];
    }
}
