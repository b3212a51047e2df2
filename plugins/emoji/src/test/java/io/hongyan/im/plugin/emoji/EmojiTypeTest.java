package io.hongyan.im.plugin.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiTypeTest extends MediaTypeContract<Emoji> {
    private static final String LONGEST = "a".repeat(64);

    @Override
    protected String name() {
        return "emoji";
    }

    @Override
    protected List<Emoji> valid() {
        return List.of(
                new Emoji("😀", null),
                new Emoji("👩‍👩‍👧‍👦", null),
                new Emoji("wave", "geese"),
                new Emoji("{0} it's", "a"),
                new Emoji(LONGEST, LONGEST),
                new Emoji("😀".repeat(64), null));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "code"),
                new Invalid("{\"pack\":\"geese\"}", "code"),
                new Invalid("{\"code\":\"\"}", "code"),
                new Invalid("{\"code\":\" \\u3000\"}", "code"),
                new Invalid("{\"code\":\"" + LONGEST + "a\"}", "code"),
                new Invalid("{\"code\":\"\\u0000\"}", "code"),
                new Invalid("{\"code\":\"" + "😀".repeat(65) + "\"}", "code"),
                new Invalid("{\"code\":128512}", "code"),
                new Invalid("{\"code\":[\"😀\"]}", "code"),
                new Invalid("{\"code\":\"wave\",\"pack\":\"\"}", "pack"),
                new Invalid("{\"code\":\"wave\",\"pack\":\"Geese\"}", "pack"),
                new Invalid("{\"code\":\"wave\",\"pack\":\"-geese\"}", "pack"),
                new Invalid("{\"code\":\"wave\",\"pack\":\"gee se\"}", "pack"),
                new Invalid("{\"code\":\"wave\",\"pack\":\"" + LONGEST + "a\"}", "pack"),
                new Invalid("{\"code\":\"wave\",\"pack\":7}", "pack"));
    }

    @Test
    void isNumberSixOfTheProtocol() {
        assertThat(type().number()).hasValue(6);
    }

    @Test
    void isItsOwnPlainTextOnlyIfItIsUnicodes() {
        EmojiType type = new EmojiType(EmojiTypeTest::shown);

        assertThat(type.plainText(new Emoji("😀", null), EmojiTypeTest::shown)).isEqualTo("😀");
        assertThat(type.plainText(new Emoji("wave", "geese"), EmojiTypeTest::shown))
                .isEqualTo("emoji.preview wave");
    }

    private static String shown(String key, Object... arguments) {
        return key + " " + arguments[0];
    }
}
