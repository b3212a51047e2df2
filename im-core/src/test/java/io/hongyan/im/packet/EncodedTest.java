package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "😀", "a鸿é😀z"})
    void knowsTheSizeOfText(String text) {
        assertThat(Encoded.utf8(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(Encoded.of(text).size(Codec.JSON)).isEqualTo(Encoded.utf8(text));
    }

    @Test
    void knowsTheSizeOfAnyText() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(random.nextInt(50), 0, Character.MAX_CODE_POINT + 1)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(Encoded.utf8(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
