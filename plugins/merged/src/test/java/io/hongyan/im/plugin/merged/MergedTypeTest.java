package io.hongyan.im.plugin.merged;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Act;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedTypeTest extends MediaTypeContract<Merged> {
    private static final BlobId PICTURE = new BlobId("0000000000PNG");
    private static final Merged.Item TEXT =
            new Merged.Item("wei", "魏", 1_795_374_911_000L, "text", Map.of("text", "在吗？"), "在吗？", List.of());
    private static final Merged.Item IMAGE = new Merged.Item(
            "anna", null, 0, "image", Map.of("blob", PICTURE.value(), "width", 1), "[Image]", List.of(PICTURE));

    @Override
    protected String name() {
        return "merged";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(SampleBlob.of(PICTURE.value(), "image/png", 7_000));
    }

    @Override
    protected List<Merged> valid() {
        return List.of(new Merged("Anna, 魏", List.of(TEXT, IMAGE)), new Merged("t", Collections.nCopies(100, TEXT)));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "items"),
                new Invalid("{\"title\":\"t\",\"items\":[]}", "items"),
                new Invalid("{\"title\":\" \",\"items\":[" + item("") + "]}", "title"),
                new Invalid("{\"title\":\"t\",\"items\":[{}]}", "items[0].body"),
                new Invalid(
                        "{\"title\":\"t\",\"items\":[" + item(",\"blobs\":[\"0000000000ZZZ\"]") + "]}",
                        "items[0].blobs[0]"));
    }

    private static String item(String more) {
        return "{\"from\":\"wei\",\"time\":1,\"media\":\"text\",\"content\":{},\"body\":\"\"" + more + "}";
    }

    @Test
    void saysWhoSaidWhat() {
        assertThat(TEXT.line()).isEqualTo("魏: 在吗？");
        assertThat(IMAGE.line()).isEqualTo("anna: [Image]");
    }

    @Test
    void isMadeByTheServerOnly() {
        assertThat(type().allows(Act.SEND)).isFalse();
        assertThat(type().allows(Act.EDIT)).isFalse();
        assertThat(type().allows(Act.FORWARD)).isTrue();
        assertThat(type().number()).hasValue(12);
    }
}
