package io.hongyan.im.plugin.text;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** Plain text of 1 to 5,000 characters, not only white space. */
final class TextType implements MediaType<Text> {
    private static final int MOST = 5_000;

    private final Texts texts;

    TextType(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<Text> content() {
        return Text.class;
    }

    @Override
    public void check(Text content, Draft draft) throws ContentRefused {
        String text = content.text();
        // NUL is shown by nothing and left out of the plain text
        if (text.replace('\0', ' ').isBlank()) {
            throw new ContentRefused("text", texts.get("text.empty"));
        }
        if (text.codePointCount(0, text.length()) > MOST) {
            throw new ContentRefused("text", texts.get("text.long", MOST));
        }
    }

    @Override
    public String plainText(Text content, Texts texts) {
        return content.text();
    }
}
