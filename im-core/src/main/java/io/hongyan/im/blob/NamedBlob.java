package io.hongyan.im.blob;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.ContentRefused;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ResourceBundle;

/** A blob, and the field of a content that names it. */
record NamedBlob(StoredBlob blob, String field, Locale language) implements Blob {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public BlobId id() {
        return blob.id();
    }

    @Override
    public String type() {
        return blob.facts().type();
    }

    @Override
    public long size() {
        return blob.bytes().size();
    }

    @Override
    public OptionalInt width() {
        return blob.facts().width();
    }

    @Override
    public OptionalInt height() {
        return blob.facts().height();
    }

    @Override
    public OptionalInt seconds() {
        return blob.facts().seconds();
    }

    @Override
    public void requireType(String... prefixes) throws ContentRefused {
        if (Arrays.stream(prefixes).noneMatch(type()::startsWith)) {
            String reason = ResourceBundle.getBundle("io.hongyan.im.blob.refusals", language, NO_FALLBACK)
                    .getString("type");
            throw new ContentRefused(field, reason + " " + String.join(", ", prefixes));
        }
    }
}
