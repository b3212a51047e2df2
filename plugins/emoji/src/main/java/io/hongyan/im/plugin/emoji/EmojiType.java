package io.hongyan.im.plugin.emoji;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** One emoji, shown large. */
final class EmojiType implements MediaType<Emoji> {
    private static final int MOST = 64;

    private final Texts texts;

    EmojiType(Texts texts) {
        this.texts = texts;
    }

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

    @Override
    public void check(Emoji content, Draft draft) throws ContentRefused {
        String code = content.code();
        if (code.replace('\0', ' ').isBlank()) {
            throw new ContentRefused("code", texts.get("emoji.empty"));
        }
        if (code.codePointCount(0, code.length()) > MOST) {
            throw new ContentRefused("code", texts.get("emoji.long", MOST));
        }
    }

    /** Unicode's own is text already; one of a pack is named. */
    @Override
    public String plainText(Emoji content, Texts texts) {
        return content.pack() == null ? content.code() : texts.get("emoji.preview", content.code());
    }
}
