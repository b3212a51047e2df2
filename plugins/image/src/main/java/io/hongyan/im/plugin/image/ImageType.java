package io.hongyan.im.plugin.image;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** A picture that browsers can show. */
final class ImageType implements MediaType<Image> {
    /** What the server cleans of all that tells about the person, and every browser shows. Others are sent as files. */
    private static final String[] SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"};

    @Override
    public String name() {
        return "image";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(4);
    }

    @Override
    public Class<Image> content() {
        return Image.class;
    }

    @Override
    public void check(Image content, Draft draft) throws ContentRefused {
        draft.blob(content.blob()).requireType(SHOWN);
    }

    @Override
    public Image prepare(Image content, Draft draft) {
        Blob blob = draft.blob(content.blob());
        return blob.width().isPresent() && blob.height().isPresent()
                ? new Image(
                        content.blob(), blob.width().getAsInt(), blob.height().getAsInt())
                : content;
    }

    @Override
    public String plainText(Image content, Texts texts) {
        return texts.get("image.preview");
    }
}
