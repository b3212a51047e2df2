package io.hongyan.im.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.packet.Incoming;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> handled = new ArrayList<>();
    private CompletionStage<?> next = CompletableFuture.completedFuture(true);
    private boolean room = true;
    private final Inbox inbox = new Inbox(
            work::add,
            packet -> {
                handled.add(((Text) packet).text);
                return next;
            },
            () -> room,
            2_000);

    @Test
    void keepsTheOrder() {
        inbox.offer(packets("a", "b"));
        inbox.offer(packets("c"));
        runAll();
        assertThat(handled).containsExactly("a", "b", "c");
    }

    @Test
    void waitsUntilThePacketBeforeIsDone() {
        CompletableFuture<Boolean> slow = new CompletableFuture<>();
        next = slow;
        inbox.offer(packets("a", "b"));
        runAll();
        assertThat(handled).containsExactly("a");
        next = CompletableFuture.completedFuture(true);
        slow.complete(true);
        runAll();
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void waitsUntilThereIsRoom() {
        room = false;
        inbox.offer(packets("a"));
        runAll();
        assertThat(handled).isEmpty();
        room = true;
        inbox.resume();
        runAll();
        assertThat(handled).containsExactly("a");
    }

    @Test
    void takesNothingMoreWhenTooMuchWaits() {
        assertThat(inbox.offer(packets("x".repeat(1_500)))).isTrue();
        assertThat(inbox.offer(packets("y".repeat(1_500)))).isFalse();
        runAll();
        assertThat(handled).hasSize(1);
        assertThat(inbox.offer(packets("y".repeat(1_500)))).isTrue();
    }

    @Test
    void boundsTinyPacketsToo() {
        int taken = 0;
        while (inbox.offer(packets("x")) && taken < 1_000) {
            taken++;
        }
        assertThat(taken).isLessThan(40);
    }

    @Test
    void letsOthersHaveTheirTurn() {
        for (int i = 0; i < 25; i++) {
            inbox.offer(packets("1", "2", "3"));
            work.remove().run();
        }
        assertThat(handled).hasSize(75);
        assertThat(work).isEmpty();
    }

    @Test
    void handlesNothingAfterItsEnd() {
        inbox.offer(packets("a", "b"));
        inbox.end();
        runAll();
        assertThat(handled).isEmpty();
        assertThat(inbox.offer(packets("c"))).isTrue();
        runAll();
        assertThat(handled).isEmpty();
    }

    private static List<Unread> packets(String... texts) {
        return Stream.of(texts).<Unread>map(Text::new).toList();
    }

    private record Text(String text) implements Unread {
        @Override
        public int size() {
            return text.length();
        }

        @Override
        public Incoming read() {
            return JsonCodec.decode(text);
        }
    }

    private void runAll() {
        for (Runnable one = work.poll(); one != null; one = work.poll()) {
            one.run();
        }
    }
}
