package io.hongyan.im.plugin;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The blobs that contents name: each must be one that its sender may send. */
final class HeldBlobs {
    /** So many that those of a whole batch of messages still go into one statement. */
    static final int MOST = 80;

    private final SendableBlobs sendable;
    private final String unknown;
    private final String tooMany;

    static HeldBlobs in(Locale language, SendableBlobs sendable) {
        ResourceBundle texts = ContentReader.refusals(language);
        return new HeldBlobs(sendable, texts.getString("blob"), texts.getString("blobs"));
    }

    /** @param unknown why a blob is refused that the sender may not send, the same as for one that there is none of */
    private HeldBlobs(SendableBlobs sendable, String unknown, String tooMany) {
        this.sendable = sendable;
        this.unknown = unknown;
        this.tooMany = tooMany;
    }

    /**
     * The draft with these blobs, which are asked for but for those that it has already.
     *
     * @throws Refused with the field
     */
    HoldingDraft hold(Draft draft, Map<BlobId, String> fields, Map<BlobId, Blob> known) {
        if (fields.size() > MOST) {
            throw refused("", tooMany);
        }
        Map<BlobId, String> missing = new LinkedHashMap<>(fields);
        missing.keySet().removeAll(known.keySet());
        Map<BlobId, Blob> held = new LinkedHashMap<>(known);
        held.keySet().retainAll(fields.keySet());
        if (!missing.isEmpty()) {
            held.putAll(sendable.find(draft.sender(), missing));
        }
        fields.forEach((id, field) -> {
            if (!held.containsKey(id)) {
                throw refused(field, unknown);
            }
        });
        return new HoldingDraft(draft, held);
    }

    private static Refused refused(String field, String reason) {
        return new Refused(Code.CONTENT_REFUSED, Map.of("field", field, "reason", reason));
    }
}
