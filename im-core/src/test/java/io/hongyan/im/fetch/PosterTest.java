package io.hongyan.im.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.Web.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PosterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] BODY = "雁".getBytes(UTF_8);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Site site = new Site("127.0.0.1");
    private final Poster poster = new Poster(Guard.of(true), Thread::new, timer);

    @AfterEach
    void close() {
        poster.close();
        site.close();
        timer.shutdownNow();
    }

    private CompletableFuture<Answer> post(String path, Duration within) {
        return poster.post(site.at(path), Map.of("Hongyan-Event", "test"), BODY, within);
    }

    private static void fails(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining(why)
                .hasMessageNotContaining("127.0.0");
    }

    @Test
    void bringsTheBytesAndHeadersThereAndTheAnswerBackWhateverItsStatus() throws Exception {
        Answer answer = post("/echo", LONG).get();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.bytes()).isEqualTo(BODY);
        assertThat(site.headers("hongyan-event")).containsExactly("test");
        assertThat(site.headers("user-agent")).allMatch(agent -> agent.matches("Hongyan/[0-9].*"));
    }

    @Test
    void followsNoRedirect() throws Exception {
        assertThat(post("/to?" + site.at("/page"), LONG).get().status()).isBetween(300, 399);
        assertThat(site.requests()).containsExactly("/to");
    }

    @Test
    void readsNoMoreOfAnAnswerThanItsBound() throws Exception {
        assertThat(post("/endless", LONG).get().bytes()).hasSize(64 * 1024);
        site.awaitEndOfEndless();
    }

    @Test
    void endsAtItsDeadlineHoweverSteadilyBytesCome() throws Exception {
        fails(() -> post("/drip", Duration.ofMillis(300)).get(), "it took too long");
        site.awaitEndOfEndless();
    }

    @Test
    void saysWhatWentWrongWithoutTheAddress() {
        fails(() -> post("/hung-up", LONG).get(), "NoHttpResponse");
    }

    @Test
    void postsNothingToPrivateAddressesNorToNamesThatTurnIntoThem() throws Exception {
        // 127.0.0.2 stands for what is public here
        Guard guard = new Guard(InetAddress.getByName("127.0.0.2")::equals, true, SystemDefaultDnsResolver.INSTANCE);
        int port = site.at("/").getPort();
        try (Poster guarded = new Poster(guard, Thread::new, timer)) {
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
                URI address = URI.create("http://" + host + ":" + port + "/echo");
                fails(() -> guarded.post(address, Map.of(), BODY, LONG).get(), "the host is not public");
            }
            fails(
                    () -> guarded.post(URI.create("http://2130706433/"), Map.of(), BODY, LONG)
                            .get(),
                    "the host is unclear");
        }
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void refusesWhatIsTooMuchAtOnce() throws Exception {
        List<CompletableFuture<Answer>> all = Stream.generate(() -> post("/drip", Duration.ofSeconds(2)))
                .limit(65)
                .toList();

        fails(() -> all.get(64).get(), "too much is being posted");
        assertThat(all.get(0)).isNotDone();
    }
}
