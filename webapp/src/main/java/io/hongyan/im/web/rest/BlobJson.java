package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.blob.Facts;
import io.hongyan.im.blob.StoredBlob;
import io.hongyan.im.packet.Json;

/** What an uploader is told of a blob. */
final class BlobJson {
    private BlobJson() {}

    static ObjectNode of(StoredBlob blob) {
        Facts facts = blob.facts();
        ObjectNode json = Json.map()
                .put("id", blob.id().value())
                .put("size", blob.bytes().size())
                .put("type", facts.type())
                .put("sha256", blob.bytes().sha256());
        facts.width().ifPresent(width -> json.put("width", width));
        facts.height().ifPresent(height -> json.put("height", height));
        facts.seconds().ifPresent(seconds -> json.put("seconds", seconds));
        return json;
    }
}
