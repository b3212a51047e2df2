package io.hongyan.im.plugin.video;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** A video with a picture for the time before it plays. */
final class VideoType implements MediaType<Video> {
    /** Seconds by which players and containers disagree, and one for rounding. */
    private static final int TOLERANCE = 1;

    private final Texts texts;

    VideoType(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "video";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(8);
    }

    @Override
    public Class<Video> content() {
        return Video.class;
    }

    @Override
    public void check(Video content, Draft draft) throws ContentRefused {
        Blob blob = draft.blob(content.blob());
        blob.requireType("video/");
        BlobId cover = content.cover();
        if (cover != null) {
            draft.blob(cover).requireType("image/png", "image/jpeg", "image/webp");
        }
        OptionalInt measured = blob.seconds();
        if (measured.isPresent() && Math.abs(measured.getAsInt() - content.seconds()) > TOLERANCE) {
            throw new ContentRefused("seconds", texts.get("video.seconds", measured.getAsInt()));
        }
    }

    @Override
    public Video prepare(Video content, Draft draft) {
        Blob blob = draft.blob(content.blob());
        return blob.width().isPresent() && blob.height().isPresent()
                ? content.measured(blob.width().getAsInt(), blob.height().getAsInt())
                : content;
    }

    @Override
    public String plainText(Video content, Texts texts) {
        int seconds = content.seconds();
        return texts.get("video.preview", "%d:%02d".formatted(seconds / 60, seconds % 60));
    }
}
