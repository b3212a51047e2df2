package io.hongyan.im.plugin.emoji;

import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** One emoji, shown large. */
final class EmojiType implements MediaType<Emoji> {
    @Override
    public String name() {
        return "emoji";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(6);
    }

    @Override
    public Class<Emoji> content() {
        return Emoji.class;
    }

    /** Unicode's own is text already; one of a pack is named. */
    @Override
    public String plainText(Emoji content, Texts texts) {
        return content.pack() == null ? content.code() : texts.get("emoji.preview", content.code());
    }
}
