package io.hongyan.im.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsReaderTest {
    private static Fields read(String body) throws IOException {
        return FieldsReader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(Code code, byte[] body) {
        assertThatThrownBy(() -> FieldsReader.read(new ByteArrayInputStream(body)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void readsAMapAndLeavesWhatNobodyAsksFor() throws IOException {
        assertThat(read("{\"name\":\"爱丽丝\",\"shoe\":43}").requiredText("name")).isEqualTo("爱丽丝");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "1", "{} {}", "{\"a\":1,}"})
    void refusesWhatIsNoMap(String body) {
        refused(Code.MALFORMED, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesBytesThatAreNoText() {
        refused(Code.MALFORMED, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    }

    @Test
    void refusesHalfACharacter() {
        refused(Code.MALFORMED, "{\"a\":\"\\ud83d\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatNestsTooDeep() {
        refused(Code.MALFORMED, ("{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesWhatJustFitsAndRefusesOneByteMore() throws IOException {
        String padding = "x".repeat(Limits.PACKET - "{\"a\":\"\"}".length());
        assertThat(read("{\"a\":\"" + padding + "\"}").requiredText("a")).hasSize(padding.length());
        refused(Code.TOO_LARGE, ("{\"a\":\"x" + padding + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatIsTooLargeToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[1 << 20]);

        assertThatThrownBy(() -> FieldsReader.read(body)).isInstanceOf(Refused.class);
        assertThat(body.available()).isZero();
    }
}
