package io.hongyan.im.plugin;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import java.util.Map;

/** A draft and the blobs that its content names. */
record HoldingDraft(Draft draft, Map<BlobId, Blob> blobs) implements Draft {
    HoldingDraft {
        blobs = Map.copyOf(blobs);
    }

    @Override
    public UserName sender() {
        return draft.sender();
    }

    @Override
    public String to() {
        return draft.to();
    }

    @Override
    public Kind kind() {
        return draft.kind();
    }

    @Override
    public String media() {
        return draft.media();
    }

    @Override
    public Blob blob(BlobId id) {
        Blob blob = blobs.get(id);
        if (blob == null) {
            throw new IllegalArgumentException("the content holds no such blob");
        }
        return blob;
    }
}
