package io.hongyan.im.blob.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.blob.ByteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest implements ByteStoreContract {
    @TempDir
    Path root;

    @Override
    public ByteStore store() {
        return new DiskStore(root);
    }

    @Test
    void keepsFoldersSmall() throws IOException {
        store().put("abcdef0123456789", file("x"));
        assertThat(Files.readString(root.resolve("ab/cd/abcdef0123456789"))).isEqualTo("x");
    }
}
