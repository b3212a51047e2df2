package io.hongyan.im.plugin.news;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A headline with a picture, some words and where to read on. */
final class NewsType implements MediaType<News> {
    // as browsers take them: looser than java.net.URI
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?://[^/?#\\\\\\s\\p{Cntrl}]+([/?#][^\\s\\p{Cntrl}]*)?");

    // what the server cleans
    private static final String[] SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"};

    private final Texts texts;

    NewsType(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "news";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(2);
    }

    @Override
    public Class<News> content() {
        return News.class;
    }

    @Override
    public void check(News content, Draft draft) throws ContentRefused {
        // NUL is shown by nothing and left out of the plain text
        if (content.title().replace('\0', ' ').isBlank()) {
            throw new ContentRefused("title", texts.get("news.empty"));
        }
        if (content.url() != null && !ADDRESS.matcher(content.url()).matches()) {
            throw new ContentRefused("url", texts.get("news.form"));
        }
        if (content.cover() != null) {
            draft.blob(content.cover()).requireType(SHOWN);
        }
    }

    @Override
    public String plainText(News content, Texts texts) {
        return texts.get(
                "news.preview",
                Stream.of(content.title(), content.memo(), content.url())
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n")));
    }
}
