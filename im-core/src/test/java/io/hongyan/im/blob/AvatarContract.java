package io.hongyan.im.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.blob.image.Samples;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What avatars promise on every database. */
interface AvatarContract {
    BlobTown town();

    @AfterEach
    default void close() throws IOException {
        town().close();
    }

    @Test
    default void isThereForEverybodyAsLongAsItIsAnAvatar() throws IOException {
        AccountId alice = town().person();
        AccountId eve = town().person();
        StoredBlob picture = picture(alice, 20);
        assertThat(canRead(eve, picture)).isFalse();
        town().portray(alice, picture.id().value());
        assertThat(town().account(alice).avatar()).contains(picture.id());
        assertThat(canRead(eve, picture)).isTrue();
        town().portray(alice, null);
        assertThat(town().account(alice).avatar()).isEmpty();
        assertThat(canRead(eve, picture)).isFalse();
        assertThat(canRead(alice, picture)).isTrue();
    }

    @Test
    default void isSweptOnlyOnceNobodyHasIt() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        StoredBlob first = picture(alice, 20);
        StoredBlob second = picture(alice, 30);
        town().portray(alice, first.id().value());
        town().portray(bob, first.id().value());
        days(3);
        assertThat(canRead(bob, first)).isTrue();
        assertThat(canRead(alice, second)).isFalse();
        StoredBlob third = picture(alice, 40);
        town().portray(alice, third.id().value());
        days(3);
        assertThat(canRead(alice, first)).isTrue();
        town().portray(bob, third.id().value());
        days(1);
        assertThat(canRead(alice, first)).isFalse();
        assertThat(canRead(bob, third)).isTrue();
        assertThat(town().account(bob).avatar()).contains(third.id());
    }

    @Test
    default void isKeptByTheMessagesThatHoldItToo() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        StoredBlob picture = picture(alice, 20);
        town().portray(alice, picture.id().value());
        town().send(alice, bob, picture.id());
        town().portray(alice, null);
        days(3);
        assertThat(canRead(bob, picture)).isTrue();
    }

    @Test
    default void isAPictureThatThePersonMayRead() throws IOException {
        AccountId alice = town().person();
        AccountId bob = town().person();
        StoredBlob hidden = picture(bob, 20);
        StoredBlob note = town().blobs
                .uploads()
                .take(alice, Use.FILE, "note.txt", new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)));
        StoredBlob gone = picture(alice, 50);
        days(2);
        StoredBlob own = picture(alice, 60);
        town().portray(alice, own.id().value());
        for (String no :
                List.of(hidden.id().value(), note.id().value(), gone.id().value(), "0HZX4T9W2C5QK", "me.png", "")) {
            assertThatThrownBy(() -> town().portray(alice, no)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(Code.CONTENT_REFUSED);
                assertThat(refused.details()).containsEntry("field", "avatar");
            });
        }
        assertThat(town().account(alice).avatar()).contains(own.id());
    }

    private StoredBlob picture(AccountId owner, int width) throws IOException {
        return town().blobs
                .uploads()
                .take(owner, Use.IMAGE, "me.jpg", new ByteArrayInputStream(Samples.photo(width, 20, 1)));
    }

    private boolean canRead(AccountId reader, StoredBlob blob) {
        return town().blobs.library().readable(reader, List.of(blob.id())).containsKey(blob.id());
    }

    /** So many days pass, with a sweep each. */
    private void days(int count) {
        for (int i = 0; i < count; i++) {
            town().clock.advance(Duration.ofHours(25));
            town().blobs.sweep();
        }
    }
}
