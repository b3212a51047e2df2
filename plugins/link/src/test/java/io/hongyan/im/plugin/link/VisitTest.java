package io.hongyan.im.plugin.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final UserName ALICE = new UserName("alice");
    private static final String URL = "https://example.org/";
    private static final byte[] PICTURE = {1, 2, 3};
    private static final byte[] HTML =
            "<title>A page</title><meta name=description content='What it is'><meta property=og:image content=/a.png>"
                    .getBytes(UTF_8);

    private final SmallWeb web = new SmallWeb();
    private final BlobShelf blobs = new BlobShelf();
    private final SlowHosts slow = new SlowHosts();

    private Link visit() {
        return new Visit(new LinkHost(web, blobs), slow, ALICE).describe(URL);
    }

    private static Link bare() {
        return new Link(URL, null, null, null);
    }

    @Test
    void tellsWhatThereIsToSee() {
        web.put(URL, "text/html; charset=utf-8", HTML);
        web.put(URL + "a.png", "image/png", PICTURE);

        assertThat(visit()).isEqualTo(new Link(URL, "A page", "What it is", new BlobId("0000000000001")));
        assertThat(blobs.owners()).containsExactly(ALICE);
    }

    @Test
    void leavesAPageAsItIsThatCantBeHad() {
        assertThat(visit()).isEqualTo(bare());
        web.put(URL, "application/pdf", HTML);
        assertThat(visit()).isEqualTo(bare());
    }

    @Test
    void doesWithoutACoverThatCantBeHad() {
        web.put(URL, "text/html", HTML);
        assertThat(visit().cover()).isNull();
        web.put(URL + "a.png", "text/html", PICTURE);
        assertThat(visit().cover()).isNull();
        web.put(URL + "a.png", "image/svg+xml", PICTURE);
        assertThat(visit().cover()).isNull();
        web.put(URL + "a.png", "image/png", new byte[(1 << 20) + 1]);
        assertThat(visit()).isEqualTo(new Link(URL, "A page", "What it is", null));
        assertThat(blobs.owners()).isEmpty();
    }

    @Test
    void doesWithoutACoverThatIsNoPicture() {
        web.put(URL, "text/html", HTML);
        web.put(URL + "a.png", "image/png", PICTURE);
        for (String type : List.of("text/html", "image/svg+xml", "image/bmp", "")) {
            blobs.typeIs(type);
            assertThat(visit().cover()).as(type).isNull();
        }
    }

    @Test
    void showsAPictureItself() {
        web.put(URL, "image/jpeg", PICTURE);

        assertThat(visit()).isEqualTo(new Link(URL, null, null, new BlobId("0000000000001")));
    }

    @Test
    void isBackInTime() {
        web.put(URL, "text/html", HTML);
        web.put(URL + "a.png", "image/png", PICTURE);
        web.takes(Duration.ofMillis(1_400));
        visit();
        assertThat(web.allowed()).containsExactly(Duration.ofMillis(1_500), Duration.ofMillis(800));

        web.takes(Duration.ofMillis(2_150));
        assertThat(visit().title()).isEqualTo("A page");
        assertThat(web.allowed()).hasSize(3);
    }

    @Test
    void leavesASlowHostAloneForAMinute() {
        web.takes(Duration.ofMillis(1_500));
        visit();
        visit();
        assertThat(web.allowed()).hasSize(1);

        web.takes(Duration.ofMillis(999));
        web.passes(Duration.ofSeconds(60));
        visit();
        visit();
        assertThat(web.allowed()).hasSize(3);
    }

    @Test
    void goesWhenItIsInterrupted() {
        web.interrupts();

        assertThat(visit()).isEqualTo(bare());
        assertThat(Thread.interrupted()).isTrue();
    }
}
