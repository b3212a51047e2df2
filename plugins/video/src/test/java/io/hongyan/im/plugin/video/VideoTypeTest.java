package io.hongyan.im.plugin.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.List;
import org.junit.jupiter.api.Test;

class VideoTypeTest extends MediaTypeContract<Video> {
    private static final String MEASURED = "000000000F7CM";
    private static final String UNMEASURED = "0000000000M0V";
    private static final String COVER = "0000000000JPG";
    private static final String SOUND = "000000000SVEN";
    private static final String SIZE = ",\"width\":640,\"height\":360";

    @Override
    protected String name() {
        return "video";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(
                SampleBlob.of(MEASURED, "video/mp4", 60_000).sized(640, 360).lasting(75),
                SampleBlob.of(UNMEASURED, "video/quicktime", 60_000),
                SampleBlob.of(COVER, "image/jpeg", 6_000).sized(640, 360),
                SampleBlob.of(SOUND, "audio/ogg", 6_000).lasting(75));
    }

    @Override
    protected List<Video> valid() {
        return List.of(
                video(MEASURED, 75, 640, 360),
                new Video(new BlobId(MEASURED), new BlobId(COVER), 74, 640, 360),
                video(MEASURED, 76, 1, 1),
                video(MEASURED, 75, 360, 640),
                video(UNMEASURED, 1, 1, 1),
                video(UNMEASURED, 86_400, 65_535, 65_535));
    }

    /** The measured size, unless the sender's is the same one turned. */
    @Override
    protected Video stored(Video sent) {
        return sent.width() == 1 && sent.blob().value().equals(MEASURED)
                ? video(MEASURED, sent.seconds(), 640, 360)
                : sent;
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{\"seconds\":75" + SIZE + "}", "blob"),
                new Invalid(json("0000000000ZZZ", "75" + SIZE), "blob"),
                new Invalid(json(SOUND, "75" + SIZE), "blob"),
                new Invalid(json(COVER, "75" + SIZE), "blob"),
                new Invalid(json(MEASURED, "75,\"cover\":\"" + SOUND + "\"" + SIZE), "cover"),
                new Invalid(json(MEASURED, "75,\"cover\":\"0000000000ZZZ\"" + SIZE), "cover"),
                new Invalid(json(MEASURED, "75,\"cover\":true" + SIZE), "cover"),
                new Invalid(json(MEASURED, "0" + SIZE), "seconds"),
                new Invalid(json(MEASURED, "73" + SIZE), "seconds"),
                new Invalid(json(MEASURED, "77" + SIZE), "seconds"),
                new Invalid(json(UNMEASURED, "86401" + SIZE), "seconds"),
                new Invalid(json(MEASURED, "75,\"height\":1"), "width"),
                new Invalid(json(MEASURED, "75,\"width\":1"), "height"),
                new Invalid(json(MEASURED, "75,\"width\":65536,\"height\":1"), "width"),
                new Invalid(json(MEASURED, "75,\"width\":1,\"height\":-1"), "height"));
    }

    @Test
    void isNumberEightOfTheProtocol() {
        assertThat(type().number()).hasValue(8);
    }

    @Test
    void saysMinutesAndSecondsInPlainText() {
        assertThat(new VideoType(VideoTypeTest::shown)
                        .plainText(video(MEASURED, 3_605, 640, 360), VideoTypeTest::shown))
                .isEqualTo("video.preview 60:05");
    }

    private static String shown(String key, Object... arguments) {
        return key + " " + arguments[0];
    }

    private static Video video(String blob, int seconds, int width, int height) {
        return new Video(new BlobId(blob), null, seconds, width, height);
    }

    private static String json(String blob, String rest) {
        return "{\"blob\":\"%s\",\"seconds\":%s}".formatted(blob, rest);
    }
}
