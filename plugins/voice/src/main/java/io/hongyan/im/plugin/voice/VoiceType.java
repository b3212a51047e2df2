package io.hongyan.im.plugin.voice;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** A recording of up to a minute. */
final class VoiceType implements MediaType<Voice> {
    /** A recorder's clock and a sound's own length differ by a little, and both are rounded. */
    private static final int TOLERANCE = 1;

    private static final int MEBIBYTE = 1_048_576;

    /** Players read the whole sound, to draw it and to seek in it. */
    private static final int LARGEST = 5 * MEBIBYTE;

    private final Texts texts;

    VoiceType(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(3);
    }

    @Override
    public Class<Voice> content() {
        return Voice.class;
    }

    @Override
    public void check(Voice content, Draft draft) throws ContentRefused {
        Blob blob = draft.blob(content.blob());
        blob.requireType("audio/");
        if (blob.size() > LARGEST) {
            throw new ContentRefused("blob", texts.get("voice.large", LARGEST / MEBIBYTE));
        }
        OptionalInt measured = blob.seconds();
        if (measured.isPresent() && Math.abs(measured.getAsInt() - content.seconds()) > TOLERANCE) {
            throw new ContentRefused("seconds", texts.get("voice.seconds", measured.getAsInt()));
        }
    }

    @Override
    public String plainText(Voice content, Texts texts) {
        return texts.get("voice.preview", content.seconds());
    }
}
