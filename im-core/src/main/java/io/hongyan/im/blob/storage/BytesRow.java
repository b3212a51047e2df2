package io.hongyan.im.blob.storage;

import io.hongyan.im.blob.Facts;
import io.hongyan.im.blob.StoredBytes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "stored_bytes")
class BytesRow {
    @Id
    long id;

    @Column(length = 64)
    String sha256 = "";

    long size;

    @Column(length = 127)
    String type = "";

    @Nullable
    Integer width;

    @Nullable
    Integer height;

    @Nullable
    Integer seconds;

    boolean thumbnail;

    long created;

    static BytesRow of(StoredBytes bytes, long created) {
        BytesRow row = new BytesRow();
        row.id = bytes.id();
        row.sha256 = bytes.sha256();
        row.size = bytes.size();
        row.type = bytes.facts().type();
        row.width = boxed(bytes.facts().width());
        row.height = boxed(bytes.facts().height());
        row.seconds = boxed(bytes.facts().seconds());
        row.thumbnail = bytes.thumbnail();
        row.created = created;
        return row;
    }

    StoredBytes bytes() {
        return new StoredBytes(
                id, sha256, size, new Facts(type, optional(width), optional(height), optional(seconds)), thumbnail);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
