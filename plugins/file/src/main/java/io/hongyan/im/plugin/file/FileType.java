package io.hongyan.im.plugin.file;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** Any bytes, with a name. */
final class FileType implements MediaType<SentFile> {
    private final Texts texts;

    FileType(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(10);
    }

    @Override
    public Class<SentFile> content() {
        return SentFile.class;
    }

    @Override
    public void check(SentFile content, Draft draft) throws ContentRefused {
        String name = FileName.clean(content.name());
        if (name.isEmpty()) {
            throw new ContentRefused("name", texts.get("file.nameless"));
        }
        if (name.codePointCount(0, name.length()) > FileName.MOST) {
            throw new ContentRefused("name", texts.get("file.long", FileName.MOST));
        }
    }

    @Override
    public SentFile prepare(SentFile content, Draft draft) {
        return new SentFile(
                content.blob(),
                FileName.clean(content.name()),
                draft.blob(content.blob()).size());
    }

    @Override
    public String plainText(SentFile content, Texts texts) {
        return texts.get("file.preview", content.name());
    }
}
