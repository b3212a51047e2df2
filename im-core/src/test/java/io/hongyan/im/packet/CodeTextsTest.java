package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTextsTest {
    @ParameterizedTest
    @EnumSource
    void saysEveryCodeInBothLanguages(Code code) {
        assertThat(CodeTexts.text(code, Locale.ENGLISH)).isNotBlank();
        assertThat(CodeTexts.text(code, Locale.CHINESE)).isNotBlank().matches(".*[\\u4e00-\\u9fff].*");
        assertThat(CodeTexts.text(code, Locale.TAIWAN)).isEqualTo(CodeTexts.text(code, Locale.CHINESE));
        assertThat(CodeTexts.text(code, Locale.FRENCH)).isEqualTo(CodeTexts.text(code, Locale.ENGLISH));
    }
}
