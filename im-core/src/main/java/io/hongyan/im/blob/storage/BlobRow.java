package io.hongyan.im.blob.storage;

import io.hongyan.im.blob.StoredBlob;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "stored_blob")
class BlobRow {
    @Id
    long id;

    long owner;

    long bytes;

    @Column(length = 255)
    String name = "";

    long created;

    @Nullable
    Long due;

    StoredBlob blob(BytesRow row) {
        return new StoredBlob(BlobNumber.id(id), new AccountId(owner), name, row.bytes());
    }
}
