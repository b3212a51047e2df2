package io.hongyan.im.blob;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;

/**
 * One upload.
 *
 * @param name a file name for those who save it; may be empty
 */
public record StoredBlob(BlobId id, AccountId owner, String name, StoredBytes bytes) {
    public Facts facts() {
        return bytes.facts();
    }
}
