package io.hongyan.im.plugin.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceTypeTest extends MediaTypeContract<Voice> {
    private static final String SEVEN = "000000000SVEN";
    private static final String UNMEASURED = "00000000000GG";
    private static final String LARGEST = "0000000000B1G";
    private static final String TOO_LARGE = "000000000B1GG";
    private static final String MINUTE = "0000000000000";
    private static final String VIDEO = "000000000F7CM";
    private static final String IMAGE = "00000000000PG";

    @Override
    protected String name() {
        return "voice";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(
                SampleBlob.of(SEVEN, "audio/ogg", 7_000).lasting(7),
                SampleBlob.of(UNMEASURED, "audio/aac", 7_000),
                SampleBlob.of(LARGEST, "audio/webm", 5_242_880).lasting(7),
                SampleBlob.of(TOO_LARGE, "audio/webm", 5_242_881).lasting(7),
                SampleBlob.of(MINUTE, "audio/mp4", 60_000).lasting(61),
                SampleBlob.of(VIDEO, "video/webm", 60_000).lasting(7).sized(640, 480),
                SampleBlob.of(IMAGE, "image/png", 700).sized(1, 1));
    }

    @Override
    protected List<Voice> valid() {
        return List.of(
                voice(SEVEN, 6),
                voice(SEVEN, 7),
                voice(SEVEN, 8),
                voice(UNMEASURED, 1),
                voice(UNMEASURED, 60),
                voice(LARGEST, 7),
                voice(MINUTE, 60));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "blob"),
                new Invalid("{\"seconds\":7}", "blob"),
                new Invalid("{\"blob\":7,\"seconds\":7}", "blob"),
                new Invalid("{\"blob\":\"../secret\",\"seconds\":7}", "blob"),
                new Invalid(json("0000000000ZZZ", "7"), "blob"),
                new Invalid(json(TOO_LARGE, "7"), "blob"),
                new Invalid(json(VIDEO, "7"), "blob"),
                new Invalid(json(IMAGE, "7"), "blob"),
                new Invalid("{\"blob\":\"" + SEVEN + "\"}", "seconds"),
                new Invalid(json(SEVEN, "null"), "seconds"),
                new Invalid(json(SEVEN, "0"), "seconds"),
                new Invalid(json(SEVEN, "5"), "seconds"),
                new Invalid(json(SEVEN, "9"), "seconds"),
                new Invalid(json(SEVEN, "7.5"), "seconds"),
                new Invalid(json(SEVEN, "\"7\""), "seconds"),
                new Invalid(json(UNMEASURED, "61"), "seconds"),
                new Invalid(json(MINUTE, "61"), "seconds"));
    }

    @Test
    void isNumberThreeOfTheProtocol() {
        assertThat(type().number()).hasValue(3);
    }

    private static Voice voice(String blob, int seconds) {
        return new Voice(new BlobId(blob), seconds);
    }

    private static String json(String blob, String seconds) {
        return "{\"blob\":\"%s\",\"seconds\":%s}".formatted(blob, seconds);
    }
}
