package io.hongyan.im.plugin.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTypeTest extends MediaTypeContract<Text> {
    @Override
    protected String name() {
        return "text";
    }

    @Override
    protected List<Text> valid() {
        return List.of(
                new Text("are you ok?"),
                new Text("你好，世界"),
                new Text(" spaces\tand\nlines \n"),
                new Text("a\0b"),
                new Text("."),
                new Text("😀".repeat(5_000)));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "text"),
                new Invalid("{\"text\":null}", "text"),
                new Invalid("{\"text\":\"\"}", "text"),
                new Invalid("{\"text\":\" \\t\\n\\u3000\"}", "text"),
                new Invalid("{\"text\":\"\\u0000\"}", "text"),
                new Invalid("{\"text\":\"" + "a".repeat(5_001) + "\"}", "text"),
                new Invalid("{\"text\":\"" + "😀".repeat(5_001) + "\"}", "text"),
                new Invalid("{\"text\":1}", "text"),
                new Invalid("{\"text\":1.5}", "text"),
                new Invalid("{\"text\":true}", "text"),
                new Invalid("{\"text\":[\"a\"]}", "text"),
                new Invalid("{\"text\":{\"text\":\"a\"}}", "text"));
    }

    @Test
    void isNumberOneOfTheProtocol() {
        assertThat(type().number()).hasValue(1);
    }
}
