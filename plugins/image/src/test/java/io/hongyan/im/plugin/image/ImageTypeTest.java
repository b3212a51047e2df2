package io.hongyan.im.plugin.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTypeTest extends MediaTypeContract<Image> {
    private static final String MEASURED = "0000000000PNG";
    private static final String UNMEASURED = "000000000WEBP";
    private static final String UNCLEANED = "000000000AV1F";
    private static final String DRAWING = "0000000000SVG";
    private static final String VIDEO = "000000000F7CM";

    @Override
    protected String name() {
        return "image";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(
                SampleBlob.of(MEASURED, "image/png", 7_000).sized(640, 480),
                SampleBlob.of(UNMEASURED, "image/webp", 7_000),
                SampleBlob.of(UNCLEANED, "image/avif", 7_000),
                SampleBlob.of(DRAWING, "image/svg+xml", 7_000),
                SampleBlob.of(VIDEO, "video/webm", 60_000).sized(640, 480));
    }

    @Override
    protected List<Image> valid() {
        return List.of(
                image(MEASURED, 640, 480),
                image(MEASURED, 1, 65_535),
                image(UNMEASURED, 1, 1),
                image(UNMEASURED, 65_535, 65_535));
    }

    @Override
    protected Image stored(Image sent) {
        return sent.blob().value().equals(MEASURED) ? image(MEASURED, 640, 480) : sent;
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "blob"),
                new Invalid("{\"width\":1,\"height\":1}", "blob"),
                new Invalid(json("not-a-blob-id", "1", "1"), "blob"),
                new Invalid(json("0000000000ZZZ", "1", "1"), "blob"),
                new Invalid(json(UNCLEANED, "1", "1"), "blob"),
                new Invalid(json(DRAWING, "1", "1"), "blob"),
                new Invalid(json(VIDEO, "640", "480"), "blob"),
                new Invalid("{\"blob\":\"" + MEASURED + "\",\"height\":1}", "width"),
                new Invalid(json(MEASURED, "0", "1"), "width"),
                new Invalid(json(MEASURED, "-1", "1"), "width"),
                new Invalid(json(MEASURED, "1.5", "1"), "width"),
                new Invalid(json(MEASURED, "\"1\"", "1"), "width"),
                new Invalid(json(MEASURED, "65536", "1"), "width"),
                new Invalid(json(MEASURED, "99999999999", "1"), "width"),
                new Invalid("{\"blob\":\"" + MEASURED + "\",\"width\":1}", "height"),
                new Invalid(json(MEASURED, "1", "0"), "height"),
                new Invalid(json(MEASURED, "1", "65536"), "height"));
    }

    @Test
    void isNumberFourOfTheProtocol() {
        assertThat(type().number()).hasValue(4);
    }

    private static Image image(String blob, int width, int height) {
        return new Image(new BlobId(blob), width, height);
    }

    private static String json(String blob, String width, String height) {
        return "{\"blob\":\"%s\",\"width\":%s,\"height\":%s}".formatted(blob, width, height);
    }
}
