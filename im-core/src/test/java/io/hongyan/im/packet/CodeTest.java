package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

    @Test
    void hasEachNumberOnce() {
        assertThat(Arrays.stream(Code.values()).map(Code::number)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void saysAnHttpStatusAndASerial(Code code) {
        assertThat(code.httpStatus()).isBetween(200, 599);
        if (code != Code.OK) {
            assertThat(code.number()).isBetween(40_001, 59_999);
            assertThat(code.httpStatus()).isEqualTo(code.number() / 100).isGreaterThanOrEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheTurnToWhoCanChangeSomething(Code code) {
        Code.Turn turn = code.turn();

        assertThat(turn == Code.Turn.NOBODY).isEqualTo(code == Code.OK);
        assertThat(turn == Code.Turn.LATER).isEqualTo(List.of(429, 503).contains(code.httpStatus()));
        assertThat(turn == Code.Turn.SERVER).isEqualTo(code.httpStatus() == 500);
    }

    @Test
    void hasNoTextsWithoutACode() {
        List<String> numbers = Arrays.stream(Code.values())
                .map(code -> Integer.toString(code.number()))
                .toList();
        for (Locale language : LANGUAGES) {
            assertThat(ResourceBundle.getBundle("io.hongyan.im.packet.messages", language)
                            .keySet())
                    .containsExactlyInAnyOrderElementsOf(numbers);
        }
    }
}
