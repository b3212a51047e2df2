package io.hongyan.im.plugin;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import java.util.Map;

/** What people may put into their messages. May wait for the database. */
@FunctionalInterface
public interface SendableBlobs {
    /**
     * @param fields blob ids, and the field that names each
     * @return those of these blobs that this person uploaded or may read now, each of which names its field
     */
    Map<BlobId, Blob> find(UserName sender, Map<BlobId, String> fields);
}
