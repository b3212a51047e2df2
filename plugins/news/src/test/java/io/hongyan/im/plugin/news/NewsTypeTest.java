package io.hongyan.im.plugin.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewsTypeTest extends MediaTypeContract<News> {
    private static final String PICTURE = "0000000000PNG";
    private static final String DRAWING = "0000000000SVG";
    private static final String SONG = "0000000000MP3";

    @Override
    protected String name() {
        return "news";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(
                SampleBlob.of(PICTURE, "image/png", 7_000),
                SampleBlob.of(DRAWING, "image/svg+xml", 7_000),
                SampleBlob.of(SONG, "audio/mpeg", 7_000));
    }

    @Override
    protected List<News> valid() {
        return List.of(
                news("Geese fly south", null, null),
                news("a".repeat(200), "https://example.org/" + "a".repeat(1_980), "a".repeat(2_000)),
                news("it's {0}", "http://例子.中国/?a|b", "lines\nand\nlines"),
                new News("With a picture", new BlobId(PICTURE), "https://example.org", "memo"));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "title"),
                new Invalid("{\"title\":\"\"}", "title"),
                new Invalid("{\"title\":\" \\u3000\\u0000\"}", "title"),
                new Invalid("{\"title\":7}", "title"),
                new Invalid("{\"title\":\"" + "a".repeat(201) + "\"}", "title"),
                new Invalid(with("memo", "a".repeat(2_001)), "memo"),
                new Invalid(with("url", ""), "url"),
                new Invalid(with("url", "example.org"), "url"),
                new Invalid(with("url", "javascript:alert(1)"), "url"),
                new Invalid(with("url", "data:text/html,https://a"), "url"),
                new Invalid(with("url", "https://good.example\\\\@evil.example"), "url"),
                new Invalid(with("url", "https://example.org/" + "a".repeat(1_981)), "url"),
                new Invalid(with("cover", "no-blob-id"), "cover"),
                new Invalid(with("cover", "0000000000ZZZ"), "cover"),
                new Invalid(with("cover", DRAWING), "cover"),
                new Invalid(with("cover", SONG), "cover"));
    }

    @Test
    void isNumberTwoOfTheProtocol() {
        assertThat(type().number()).hasValue(2);
    }

    @Test
    void saysAllOfItInPlainText() {
        NewsType type = new NewsType((key, arguments) -> key);

        assertThat(type.plainText(news("Title", "https://a", " "), (key, arguments) -> String.valueOf(arguments[0])))
                .isEqualTo("Title\nhttps://a");
    }

    private static News news(String title, @Nullable String url, @Nullable String memo) {
        return new News(title, null, url, memo);
    }

    private static String with(String field, String value) {
        return "{\"title\":\"a\",\"" + field + "\":\"" + value + "\"}";
    }
}
