package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the wire protocol, as far as a codec decides it. */
class JsonCodecTest {
    private static Request read(String text) {
        Incoming incoming = JsonCodec.decode(text);
        assertThat(incoming.refusal()).as(text).isEmpty();
        return incoming.request().orElseThrow();
    }

    private static void assertRefused(String text, Code code, int op, String... id) {
        Incoming incoming = JsonCodec.decode(text);
        assertThat(incoming.request()).as(text).isEmpty();
        assertThat(incoming.refusal().map(Refused::code)).as(text).hasValue(code);
        assertThat(incoming.op()).as(text).isEqualTo(op);
        assertThat(incoming.id().stream()).as(text).containsExactly(id);
    }

    private static String nested(int levels) {
        int lists = levels - 2;
        return "{\"op\":1,\"body\":{\"a\":" + "[".repeat(lists) + "]".repeat(lists) + "}}";
    }

    private static String ofBytes(int bytes, String character) {
        String head = "{\"op\":7,\"x\":\"";
        String tail = "\"}";
        int room = bytes - head.length() - tail.length();
        int times = room / Encoded.utf8(character);
        return head + character.repeat(times) + "a".repeat(room - times * Encoded.utf8(character)) + tail;
    }

    @Test
    void readsOpIdAndBody() {
        Request request = read("{\"op\":512,\"version\":\"v1\",\"id\":\"17\",\"body\":{\"to\":\"bob\"}}");

        assertThat(request.op()).isEqualTo(512);
        assertThat(request.id()).hasValue("17");
        assertThat(request.body().requiredText("to")).isEqualTo("bob");
    }

    @Test
    void takesAnAbsentVersionForTheFirst() {
        assertThat(read("{\"op\":7}").op()).isEqualTo(7);
        assertThat(read("{\"op\":7,\"version\":null,\"id\":null,\"body\":null}").id())
                .isEmpty();
    }

    @Test
    void refusesAnotherVersionEchoingOpAndId() {
        assertRefused("{\"op\":7,\"version\":\"v2\",\"id\":\"a\"}", Code.UNKNOWN_VERSION, 7, "a");
        assertRefused("{\"op\":7,\"version\":\"\"}", Code.UNKNOWN_VERSION, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"}",
                "{\"id\":\"a\",\"op\":null}",
                "{\"id\":\"a\",\"op\":\"7\"}",
                "{\"id\":\"a\",\"op\":7.5}",
                "{\"id\":\"a\",\"op\":-1}",
                "{\"id\":\"a\",\"op\":2147483648}",
                "{\"id\":\"a\",\"op\":1e999}",
                "{\"id\":\"a\",\"op\":7,\"version\":1}"
            })
    void answersWhatHasNoUsableOpAsUnreadButEchoesItsId(String text) {
        assertRefused(text, Code.MALFORMED, Op.UNREAD, "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"op\":7}}",
                "{\"op\":7} {\"op\":7}",
                "{'op':7}",
                "{\"op\":07}",
                "{\"op\":NaN}",
                "{\"op\":7,}",
                "[{\"op\":7}]",
                "7",
                "null",
                "\0",
                "{\"op\":7,\"x\":\"a\nb\"}"
            })
    void answersWhatIsNoMapAsUnread(String text) {
        assertRefused(text, Code.MALFORMED, Op.UNREAD);
    }

    @Test
    void takesAnIdOfSixtyFourCharactersAndNoLongerOne() {
        String id = "😀".repeat(64);

        assertThat(read("{\"op\":7,\"id\":\"" + id + "\"}").id()).hasValue(id);
        assertRefused("{\"op\":7,\"id\":\"" + id + "a\"}", Code.MALFORMED, Op.UNREAD);
        assertRefused("{\"op\":7,\"id\":5}", Code.MALFORMED, Op.UNREAD);
    }

    @Test
    void takesAFloatWithoutFractionForTheInteger() {
        assertThat(read("{\"op\":7.0}").op()).isEqualTo(7);
        assertThat(read("{\"op\":5.12e2}").op()).isEqualTo(512);
    }

    @Test
    void takesSixteenLevelsOfNestingAndNotSeventeen() {
        assertThat(read(nested(16)).op()).isEqualTo(1);
        assertRefused(nested(17), Code.MALFORMED, Op.UNREAD);
    }

    @Test
    void takesTheLastOfDuplicateKeys() {
        Request request = read("{\"op\":1,\"op\":2,\"body\":{\"a\":\"x\",\"a\":\"y\"}}");

        assertThat(request.op()).isEqualTo(2);
        assertThat(request.body().requiredText("a")).isEqualTo("y");
    }

    @Test
    void skipsUnknownFields() {
        assertThat(read("{\"op\":7,\"code\":0,\"later\":{\"a\":[1]}}").op()).isEqualTo(7);
    }

    @Test
    void takesAMapOrAListForABody() {
        assertThat(read("{\"op\":7,\"body\":[]}").body().has("0")).isFalse();
        assertRefused("{\"op\":7,\"id\":\"a\",\"body\":\"x\"}", Code.MALFORMED, 7, "a");
        assertRefused("{\"op\":7,\"id\":\"a\",\"body\":7}", Code.MALFORMED, 7, "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "鸿", "😀"})
    void takesSixtyFourKibibytesAndNotOneMore(String character) {
        assertThat(read(ofBytes(Limits.PACKET, character)).op()).isEqualTo(7);
        assertRefused(ofBytes(Limits.PACKET + 1, character), Code.TOO_LARGE, Op.UNREAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\uD83D", "\\uDE00", "\\ude00\\ud83d", "a\\ud83d\\\\ude00"})
    void refusesHalvesOfCharacters(String escaped) {
        assertRefused("{\"op\":7,\"body\":{\"a\":[\"" + escaped + "\"]}}", Code.MALFORMED, Op.UNREAD);
        assertRefused("{\"op\":7,\"body\":{\"" + escaped + "\":1}}", Code.MALFORMED, Op.UNREAD);
    }

    @Test
    void readsWholeCharactersHoweverTheyAreEscaped() {
        String escaped = "\\ud83d\\uDE00 \\\\ud83d";

        assertThat(read("{\"op\":7,\"body\":{\"a\":\"" + escaped + "\"}}")
                        .body()
                        .requiredText("a"))
                .isEqualTo("😀 \\ud83d");
    }

    @Test
    void takesEachLineOfAFrameForAPacket() {
        assertThat(JsonCodec.packets("{\"op\":1}\n{\"op\":2}\n\n{"))
                .extracting(Unread::read)
                .extracting(Incoming::op)
                .containsExactly(1, 2, Op.UNREAD);
    }

    @Test
    void takesAFrameThatIsNoUtf8ForOneBrokenPacket() {
        assertThat(JsonCodec.packets(new byte[] {'"', (byte) 0xc3, '(', '"'}))
                .extracting(packet -> packet.read().op())
                .containsExactly(Op.UNREAD);
    }

    @Test
    void writesAnswersOnOneLine() throws Exception {
        JsonNode body = Json.map().put("text", "two\nlines \u2028 鸿雁");
        Encoded answer = Encoded.answer(512, Optional.of("17"), Code.OK, "ok", body);

        assertThat(answer.text()).doesNotContain("\n", "\r");
        assertThat(answer.size(Codec.JSON)).isEqualTo(Encoded.utf8(answer.text()));
        JsonNode packet = Json.read(answer.text());
        assertThat(packet.path("op").intValue()).isEqualTo(512);
        assertThat(packet.path("version").textValue()).isEqualTo("v1");
        assertThat(packet.path("id").textValue()).isEqualTo("17");
        assertThat(packet.path("code").intValue()).isZero();
        assertThat(packet.path("message").textValue()).isEqualTo("ok");
        assertThat(packet.path("body")).isEqualTo(body);
    }

    @Test
    void leavesOutOfAnAnswerWhatIsNotThere() throws Exception {
        for (JsonNode nothing : new JsonNode[] {MissingNode.getInstance(), NullNode.getInstance()}) {
            Encoded answer = Encoded.answer(0, Optional.empty(), Code.MALFORMED, "no", nothing);

            assertThat(Json.read(answer.text()).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("op", "version", "code", "message");
        }
    }

    @Test
    void writesPushesWithoutCode() throws Exception {
        JsonNode packet = Json.read(Encoded.push(Op.EVENT, Json.map()).text());

        assertThat(packet.fieldNames()).toIterable().containsExactlyInAnyOrder("op", "version", "body");
    }

    @Test
    void readsAMapWithoutAnEnvelopeByTheSameRules() {
        assertThat(JsonCodec.decodeMap("{\"a\":\"😀\"}").text("a")).hasValue("😀");
        for (String text :
                new String[] {"", "[]", "1", "{", "{} {}", "{\"a\":\"\\ud83d\"}", "{\"\\udc00\":1}", nested(17)}) {
            assertThatThrownBy(() -> JsonCodec.decodeMap(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.MALFORMED));
        }
    }
}
