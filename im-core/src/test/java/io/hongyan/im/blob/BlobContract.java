package io.hongyan.im.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.blob.image.Samples;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What blobs promise on every database. */
interface BlobContract {
    BlobTown town();

    @AfterEach
    default void close() throws IOException {
        town().close();
    }

    private StoredBlob upload(AccountId owner, String text) throws IOException {
        return upload(owner, "note.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private StoredBlob upload(AccountId owner, String name, byte[] bytes) throws IOException {
        return town().blobs.uploads().take(owner, Use.FILE, name, new ByteArrayInputStream(bytes));
    }

    private String read(StoredBlob blob) throws IOException {
        try (InputStream in = town().blobs.library().open(blob, 0, blob.bytes().size())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private boolean canRead(AccountId reader, StoredBlob blob) {
        return town().blobs.library().readable(reader, List.of(blob.id())).containsKey(blob.id());
    }

    @Test
    default void givesEachUploadAnIdAndKeepsTheSameBytesOnce() throws IOException {
        AccountId alice = town().person();
        StoredBlob one = upload(alice, "same bytes");
        StoredBlob two = upload(town().person(), "same bytes");

        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(two.bytes()).isEqualTo(one.bytes());
        assertThat(town().files()).hasSize(1);
        assertThat(read(two)).isEqualTo("same bytes");
        assertThat(one.facts().type()).isEqualTo("text/plain");
        assertThat(town().blobs.library().require(alice, one.id())).isEqualTo(one);
    }

    @Test
    default void keepsTheSameBytesOnceWhoeverBringsThemAtTheSameTime() throws Exception {
        List<AccountId> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(town().person());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<StoredBlob>> work = people.stream()
                    .<Callable<StoredBlob>>map(person -> () -> upload(person, "all at once"))
                    .toList();
            List<StoredBlob> blobs = new ArrayList<>();
            for (Future<StoredBlob> one : threads.invokeAll(work)) {
                blobs.add(one.get());
            }
            assertThat(blobs).extracting(StoredBlob::id).doesNotHaveDuplicates();
            assertThat(blobs)
                    .extracting(StoredBlob::bytes)
                    .containsOnly(blobs.get(0).bytes());
            assertThat(read(blobs.get(7))).isEqualTo("all at once");
        } finally {
            threads.shutdown();
        }
        town().clock.advance(Duration.ofHours(25));
        town().blobs.sweep();
        assertThat(town().files()).isEmpty();
    }

    @Test
    default void believesBytesAndNoNames() throws IOException {
        AccountId alice = town().person();
        StoredBlob page = upload(
                alice, "holiday.png", "<!doctype html><html><script>x()</script>".getBytes(StandardCharsets.UTF_8));
        StoredBlob picture = upload(alice, "readme.txt", Samples.photo(640, 480, 6));

        assertThat(page.facts().type()).isEqualTo("text/html");
        assertThat(picture.facts()).isEqualTo(Facts.picture("image/jpeg", 480, 640));
        assertThat(town().blobs.library().thumbnail(picture)).hasSizeGreaterThan(100);
        assertRefused(Code.NO_SUCH_MESSAGE, () -> town().blobs.library().thumbnail(page));
        assertThat(read(picture)).doesNotContain(Samples.SECRET);
    }

    @Test
    default void takesNoMoreThanItMay() throws IOException {
        AccountId alice = town().person();
        byte[] tooMuch = new byte[BlobTown.MOST + 1];
        assertRefused(Code.TOO_LARGE, () -> upload(alice, "big", tooMuch));
        assertRefused(Code.MALFORMED, () -> upload(alice, ""));
        assertRefused(Code.TOO_LARGE, () -> upload(alice, "bomb.png", Samples.bomb(60_000, 60_000)));
        assertRefused(
                Code.TOO_LARGE,
                () -> town().blobs
                        .uploads()
                        .take(alice, Use.VOICE, "long", new ByteArrayInputStream(new byte[BlobTown.VOICE + 1])));
        assertThat(town().arrivals()).isEmpty();
    }

    @Test
    default void takesNoMoreADayThanItMay() throws IOException {
        AccountId alice = town().person();
        for (int i = 0; i < BlobTown.UPLOADS_A_DAY; i++) {
            byte[] bytes = new byte[BlobTown.MOST];
            bytes[0] = (byte) i;
            upload(alice, "big", bytes);
        }
        assertRefused(Code.TOO_LARGE, () -> upload(alice, "more"));
        upload(town().person(), "somebody else may");
        town().clock.advance(Duration.ofHours(25));
        upload(alice, "tomorrow");
    }

    @Test
    default void isReadByItsUploaderAndWhoCanSeeAnEntryThatHoldsIt() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        AccountId eve = town().person();
        StoredBlob blob = upload(alice, "for bob");
        assertThat(canRead(alice, blob)).isTrue();
        assertThat(canRead(bob, blob)).isFalse();

        town().send(alice, bob, blob.id());

        assertThat(canRead(bob, blob)).isTrue();
        assertThat(canRead(eve, blob)).isFalse();
        town().scatter(blob.id(), 600);
        assertThat(canRead(bob, blob)).isTrue();
        assertRefused(Code.NO_SUCH_MESSAGE, () -> town().blobs.library().require(eve, blob.id()));
        assertRefused(Code.NO_SUCH_MESSAGE, () -> town().blobs.library().require(alice, new BlobId("0000000000001")));
        assertRefused(Code.NO_SUCH_MESSAGE, () -> town().blobs.library().require(alice, new BlobId("ZZZZZZZZZZZZZ")));
    }

    @Test
    default void isReadNoMoreWhenTheEntryLetsItGo() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        StoredBlob blob = upload(alice, "recalled");
        Outcome.Accepted sent = (Outcome.Accepted) town().send(alice, bob, blob.id());
        town().clock.advance(Duration.ofHours(25));
        town().blobs.sweep();
        assertThat(canRead(bob, blob)).isTrue();

        town().transactions
                .run(() -> town().holds
                        .release(
                                sent.entry().conversation(),
                                List.of(sent.entry().seq()),
                                town().clock.millis()));

        assertThat(canRead(bob, blob)).isFalse();
        town().blobs.sweep();
        assertThat(canRead(alice, blob)).isFalse();
        assertThat(town().files()).isEmpty();
    }

    @Test
    default void letsOnlyThoseBeSentThatTheirSenderMayRead() throws IOException {
        AccountId alice = town().person();
        AccountId eve = town().person();
        StoredBlob blob = upload(alice, "mine");
        Map<BlobId, String> fields = Map.of(blob.id(), "cover", new BlobId("0000000000001"), "blob");

        Map<BlobId, Blob> mine = town().blobs.forPlugins().find(town().name(alice), fields);
        assertThat(mine).containsOnlyKeys(blob.id());
        assertThat(town().blobs.forPlugins().find(town().name(eve), fields)).isEmpty();
        assertThatThrownBy(() -> mine.values().iterator().next().requireType("image/", "video/"))
                .isInstanceOfSatisfying(
                        ContentRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo("cover"));
    }

    @Test
    default void sweepsAfterADayWhatNothingHolds() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        StoredBlob orphan = upload(alice, "nobody wants me");
        StoredBlob held = upload(alice, "bob has me");
        StoredBlob twin = upload(alice, "bob has me");
        town().send(alice, bob, held.id());

        town().clock.advance(Duration.ofHours(23));
        town().blobs.sweep();
        assertThat(canRead(alice, orphan)).isTrue();

        town().clock.advance(Duration.ofHours(2));
        town().blobs.sweep();
        assertThat(canRead(alice, orphan)).isFalse();
        assertThat(canRead(alice, twin)).isFalse();
        assertThat(read(town().blobs.library().require(bob, held.id()))).isEqualTo("bob has me");
        assertThat(town().files()).hasSize(1);

        assertThat(read(upload(alice, "nobody wants me"))).isEqualTo("nobody wants me");
    }

    @Test
    default void sweepsWhatUploadsLeftBehind() throws IOException {
        Path left = Files.createDirectories(town().home.resolve("arrivals/in-1"));
        Files.writeString(left.resolve("raw"), "cut");
        Files.setLastModifiedTime(
                left, java.nio.file.attribute.FileTime.from(town().clock.instant()));
        town().blobs.sweep();
        assertThat(left).exists();
        town().clock.advance(Duration.ofHours(25));
        town().blobs.sweep();
        assertThat(left).doesNotExist();
    }

    @Test
    default void refusesAMessageThatHoldsWhatWasSwept() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        StoredBlob blob = upload(alice, "too late");
        town().clock.advance(Duration.ofHours(25));
        town().blobs.sweep();

        Outcome outcome = town().send(alice, bob, blob.id());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason().code()).isEqualTo(Code.CONTENT_REFUSED));
    }

    @Test
    default void neverSweepsWhatAMessageHoldsAtThatMoment() throws Exception {
        AccountId alice = town().person();
        AccountId bob = town().person();
        town().conversation(alice, bob);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                StoredBlob blob = upload(alice, "round " + round);
                town().clock.advance(Duration.ofHours(25));
                Future<?> sweep = threads.submit(() -> town().blobs.sweep());
                Future<Outcome> send = threads.submit(() -> town().send(alice, bob, blob.id()));
                sweep.get();
                boolean accepted = send.get() instanceof Outcome.Accepted;
                assertThat(canRead(bob, blob)).isEqualTo(accepted);
                if (accepted) {
                    town().blobs.sweep();
                    assertThat(read(blob)).isEqualTo("round " + round);
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    default void keepsWhatPluginsStore() throws IOException {
        AccountId alice = town().person();
        Blob blob = town().blobs.forPlugins().store(town().name(alice), "../cover.png", Samples.pngWithText());

        assertThat(blob.type()).isEqualTo("image/png");
        assertThat(town().blobs.library().require(alice, blob.id()).name()).isEqualTo("cover.png");
        try (InputStream in = town().blobs.forPlugins().open(blob.id())) {
            assertThat(in.readAllBytes()).hasSize((int) blob.size());
        }
        assertThatThrownBy(() -> town().blobs.forPlugins().store(town().name(alice), "", new byte[0]))
                .isInstanceOf(IOException.class);
        assertThat(town().blobs.forPlugins().find(new BlobId("0000000000001"))).isEmpty();
    }
}
