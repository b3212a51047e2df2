package io.hongyan.im.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.Web.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FetcherTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final Site site = new Site("127.0.0.1");
    private final Fetcher fetcher = new Fetcher(Guard.of(true), Thread::new, nanos::get);

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    private Page get(String path) throws IOException, InterruptedException {
        return fetcher.get(site.at(path), 1_000, LONG);
    }

    private static String text(Page page) {
        return new String(page.bytes(), UTF_8);
    }

    @Test
    void bringsAPage() throws Exception {
        Page page = get("/page?a=%20b#c");

        assertThat(text(page)).isEqualTo("<title>A page</title>");
        assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.address()).isEqualTo(site.at("/page?a=%20b"));
    }

    @Test
    void saysWhoItIsAndNothingElse() throws Exception {
        get("/cookie");
        get("/page");

        assertThat(site.headers("user-agent")).allMatch(agent -> agent.matches("Hongyan/[0-9].*"));
        assertThat(site.headers("cookie")).isEmpty();
        assertThat(site.headers("authorization")).isEmpty();
        assertThat(site.headers("referer")).isEmpty();
    }

    @Test
    void unpacksWhatWasPacked() throws Exception {
        assertThat(text(get("/packed"))).isEqualTo("packed");
    }

    @Test
    void cutsWhatIsLongerThanWanted() throws Exception {
        assertThat(get("/endless").bytes()).hasSize(1_000);
        site.awaitEndOfEndless();
    }

    @Test
    void unpacksNoMoreOfABombThanWanted() throws Exception {
        assertThat(get("/bomb").bytes()).hasSize(1_000).containsOnly(0);
    }

    @Test
    void followsFiveRedirectsAndNoSixth() throws Exception {
        assertThat(get("/redirects/5").address()).isEqualTo(site.at("/page"));
        assertThatThrownBy(() -> get("/redirects/6")).isInstanceOf(IOException.class);
    }

    @Test
    void followsNoRedirectInACircle() {
        assertThatThrownBy(() -> get("/circle")).isInstanceOf(IOException.class);
    }

    @Test
    void followsNoRedirectToWhatIsNoPage() {
        String withName = site.at("/page").toString().replace("http://", "http://me:secret@");
        for (String target : List.of("file:///etc/passwd", "ftp://127.0.0.1/", "http://", withName)) {
            assertThatThrownBy(() -> get("/to?" + target))
                    .as(target)
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void failsWhereThereIsNoPage() {
        assertThatThrownBy(() -> get("/missing"))
                .isInstanceOf(IOException.class)
                .hasMessage("it answered 404");
        assertThatThrownBy(() -> get("/hung-up"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void endsAtItsDeadlineHoweverSteadilyBytesCome() throws Exception {
        long start = System.nanoTime();

        assertThatThrownBy(() -> fetcher.get(site.at("/drip"), 1_000, Duration.ofMillis(300)))
                .isInstanceOf(IOException.class)
                .hasMessage("it took too long");

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(300L, 4_000L);
        site.awaitEndOfEndless();
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        FutureTask<Page> waiting = new FutureTask<>(() -> get("/drip"));
        Thread thread = new Thread(waiting);
        thread.start();
        site.awaitRequests(1);

        thread.interrupt();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
        site.awaitEndOfEndless();
    }

    @Test
    void remembersPagesForTenMinutesAndFailuresForOne() throws Exception {
        for (int time = 0; time < 3; time++) {
            get("/page");
            assertThatThrownBy(() -> get("/missing")).isInstanceOf(IOException.class);
        }
        assertThat(site.requests()).containsExactly("/page", "/missing");

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        get("/page");
        assertThatThrownBy(() -> get("/missing")).isInstanceOf(IOException.class);
        assertThat(site.requests()).containsExactly("/page", "/missing", "/missing");

        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        get("/page");
        assertThat(site.requests()).containsExactly("/page", "/missing", "/missing", "/page");
    }

    @Test
    void sendsNothingToPrivateAddresses() throws Exception {
        int port = site.at("/").getPort();
        try (Fetcher guarded = new Fetcher(
                new Guard(PublicAddresses::contains, true, SystemDefaultDnsResolver.INSTANCE),
                Thread::new,
                nanos::get)) {
            for (String host : List.of(
                    "127.0.0.1",
                    "localhost",
                    "localhost.",
                    "[::1]",
                    "[::ffff:127.0.0.1]",
                    "[::ffff:7f00:1]",
                    "[0:0:0:0:0:ffff:127.0.0.1]",
                    "[::127.0.0.1]",
                    "[64:ff9b::7f00:1]",
                    "[2002:7f00:1::]",
                    "0.0.0.0",
                    "[::]",
                    "0",
                    "127.1",
                    "2130706433",
                    "0x7f000001",
                    "0x7f.1",
                    "017700000001",
                    "0177.0.0.1",
                    "１２７.０.０.１",
                    "127。0。0。1")) {
                assertThatThrownBy(() -> guarded.get(URI.create("http://" + host + ":" + port + "/page"), 1_000, LONG))
                        .as(host)
                        .isInstanceOf(IOException.class);
            }
        }
        assertThat(site.requests()).isEmpty();
        assertThat(text(get("/page"))).isNotEmpty();
    }

    @Test
    void followsNoRedirectToAPrivateAddress() throws Exception {
        // 127.0.0.2 stands for what is public here
        try (Site open = new Site("127.0.0.2");
                Fetcher guarded = new Fetcher(
                        new Guard(InetAddress.getByName("127.0.0.2")::equals, true, SystemDefaultDnsResolver.INSTANCE),
                        Thread::new,
                        nanos::get)) {
            int port = site.at("/").getPort();
            String unclear = "http://2130706434:" + open.at("/page").getPort() + "/page";
            assertThatThrownBy(() -> guarded.get(open.at("/to?" + unclear), 1_000, LONG))
                    .isInstanceOf(IOException.class);
            assertThat(open.requests()).containsExactly("/to");
            assertThat(text(guarded.get(open.at("/to?" + open.at("/page")), 1_000, LONG)))
                    .isNotEmpty();
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433")) {
                assertThatThrownBy(() -> guarded.get(open.at("/to?http://" + host + ":" + port + "/page"), 1_000, LONG))
                        .as(host)
                        .isInstanceOf(IOException.class);
            }
        }
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void connectsToTheAddressThatItJudgedHoweverTheNameTurns() throws Exception {
        try (Site open = new Site("127.0.0.2")) {
            TurningName name = new TurningName("127.0.0.2", "127.0.0.1");
            try (Fetcher guarded = new Fetcher(
                    new Guard(InetAddress.getByName("127.0.0.2")::equals, true, name), Thread::new, nanos::get)) {
                URI address =
                        URI.create("http://turning.example:" + open.at("/").getPort() + "/page");

                assertThat(text(guarded.get(address, 1_000, LONG))).isNotEmpty();
                assertThat(name.asked()).isEqualTo(1);
                assertThatThrownBy(() -> guarded.get(address, 999, LONG)).isInstanceOf(IOException.class);
            }
        }
    }
}
