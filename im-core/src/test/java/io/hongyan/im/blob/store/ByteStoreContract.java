package io.hongyan.im.blob.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.blob.ByteStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of bytes promises. */
interface ByteStoreContract {
    ByteStore store();

    /** A new file with this text. */
    default Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile("store", "test"), text);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String read(String key, long from, long length) throws IOException {
        try (InputStream in = store().open(key, from, length)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    default void givesBackWhatWasPut() throws IOException {
        String key = key();
        store().put(key, file("鸿雁 carries letters"));
        assertThat(read(key, 0, 22)).isEqualTo("鸿雁 carries letters");
    }

    @Test
    default void givesParts() throws IOException {
        String key = key();
        store().put(key, file("0123456789"));
        assertThat(read(key, 0, 1)).isEqualTo("0");
        assertThat(read(key, 3, 4)).isEqualTo("3456");
        assertThat(read(key, 9, 1)).isEqualTo("9");
        assertThat(read(key, 0, 0)).isEmpty();
    }

    @Test
    default void givesNoMoreThanThereIs() throws IOException {
        String key = key();
        store().put(key, file("0123456789"));
        assertThat(read(key, 0, 1 << 20)).isEqualTo("0123456789");
    }

    @Test
    default void saysWhatItDoesNotHave() {
        assertThatThrownBy(() -> read(key(), 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void forgetsWhatIsDeletedAndMindsNothingThatIsNotThere() throws IOException {
        String key = key();
        store().put(key, file("gone"));
        store().delete(key);
        store().delete(key);
        assertThatThrownBy(() -> read(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void takesNoKeyThatCouldLeadElsewhere() throws IOException {
        Path file = file("x");
        assertThatThrownBy(() -> store().put("../../../../etc/passwd", file))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete("aa/bb")).isInstanceOf(IllegalArgumentException.class);
    }
}
