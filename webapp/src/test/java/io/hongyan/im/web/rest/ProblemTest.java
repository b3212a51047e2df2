package io.hongyan.im.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void saysCodeStatusAndTextInTheLanguageOfTheClient() {
        JsonNode body = Problem.body(new Refused(Code.WRONG_CREDENTIALS), 401, Locale.CHINESE);
        assertThat(body.path("type").textValue()).isEqualTo("about:blank");
        assertThat(body.path("status").intValue()).isEqualTo(401);
        assertThat(body.path("code").intValue()).isEqualTo(40102);
        assertThat(body.path("title").textValue()).isEqualTo("用户名或密码错误。");
    }

    @Test
    void namesTheField() {
        JsonNode body = Problem.body(Refused.malformed("device.id"), 400, Locale.ENGLISH);
        assertThat(body.path("field").textValue()).isEqualTo("device.id");
        assertThat(body.path("detail").textValue()).contains("device.id");
    }

    @Test
    void saysHowLongToWait() {
        assertThat(Problem.body(Refused.tooFast(1_500), 429, Locale.ENGLISH)
                        .path("retryAfter")
                        .longValue())
                .isEqualTo(1_500);
        assertThat(Problem.seconds(1_500)).isEqualTo(2);
        assertThat(Problem.seconds(1_000)).isEqualTo(1);
        assertThat(Problem.seconds(1)).isEqualTo(1);
    }

    @Test
    void findsNothingUnderAnAddressThatNamesNoQuery() {
        assertThat(Problem.status(Code.UNKNOWN_COMMAND)).isEqualTo(404);
        assertThat(Problem.status(Code.NO_SUCH_CONVERSATION)).isEqualTo(404);
        assertThat(Problem.status(Code.MALFORMED)).isEqualTo(400);
    }

    @Test
    void speaksTheFirstLanguageThatItCan() {
        assertThat(Languages.best(List.of(Locale.FRENCH, Locale.CHINA, Locale.ENGLISH)))
                .isEqualTo(Locale.CHINA);
        assertThat(Languages.best(List.of(Locale.FRENCH))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.best(List.of(Locale.forLanguageTag("*")))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void knowsItsVersion() {
        assertThat(Version.TEXT).matches("[0-9]+\\.[0-9]+.*");
    }
}
