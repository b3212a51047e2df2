package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the wire protocol, as far as MessagePack decides it. Bytes are in hexadecimal digits. */
class MsgpackCodecTest {
    /** {@code {"op": 7, "x": …}} */
    private static final String AROUND = "82a26f7007a178";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(MsgpackCodec.write(Json.readOwn(text)));
    }

    private static JsonNode read(String hex) {
        return MsgpackCodec.tree(bytes(hex));
    }

    private static void assertRefused(byte[] packet, Code code) {
        Incoming incoming = MsgpackCodec.decode(packet);
        assertThat(incoming.refusal().map(Refused::code)).hasValue(code);
        assertThat(incoming.op()).isEqualTo(Op.UNREAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":7,\"version\":\"v1\"}",
                "{\"a\":[1,-1,127,128,-32,-33,255,256,65535,65536,4294967295,4294967296,9007199254740991,-9007199254740991]}",
                "{\"a\":[0.5,-1.25,1.0E300],\"b\":[true,false,null],\"c\":{},\"d\":[]}",
                "{\"鸿雁\":\"wild 😀 goose\",\"\":\"\"}",
                "[{\"op\":7},{\"op\":7}]"
            })
    void readsBackWhatItWrites(String text) {
        assertThat(MsgpackCodec.tree(MsgpackCodec.write(Json.readOwn(text)))).isEqualTo(Json.readOwn(text));
    }

    @Test
    void readsLongTextsListsAndMapsBack() {
        JsonNode value = Json.map()
                .put("long", "鸿".repeat(20_000))
                .set("list", Json.of(new Random(3).ints(70_000, -9, 9).toArray()));

        assertThat(MsgpackCodec.tree(MsgpackCodec.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"7,07", "-1,ff", "128,cc80", "-33,d0df", "65536,ce00010000", "'\"a\"',a161"})
    void writesInTheFewestBytes(String value, String hex) {
        assertThat(hex(value)).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07",
                "cc07",
                "cd0007",
                "ce00000007",
                "cf0000000000000007",
                "d007",
                "d10007",
                "d200000007",
                "d30000000000000007",
                "ca40e00000",
                "cb401c000000000000"
            })
    void takesAnIntegerOfAnyWidthAndAFloatWithoutFractionForTheSame(String seven) {
        assertThat(read("81a178" + seven)).isEqualTo(Json.readOwn("{\"x\":7}"));
        assertThat(MsgpackCodec.decode(bytes("81a26f70" + seven)).op()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "bin,c400",
        "long bin,c6ffffffff",
        "ext,d40100",
        "time,d6ff00000000",
        "NaN,cb7ff8000000000000",
        "infinity,cb7ff0000000000000",
        "never used,c1",
        "text that is no UTF-8,a2c328",
        "half a character,a3eda080",
        "text that ends too early,a561",
        "text that claims 4 GiB,dbffffffff61",
        "list that claims 4 billion,ddffffffff00",
        "map that claims 4 billion,dfffffffff",
        "nothing,''",
        "number for a key,810107",
        "two values,0707"
    })
    void refusesWhatPacketsDoNotHold(String what, String value) {
        assertThatThrownBy(() -> read(AROUND + value)).as(what).isInstanceOf(Refused.class);
        assertRefused(bytes(AROUND + value), Code.MALFORMED);
    }

    @Test
    void takesSixteenLevelsOfNestingAndNotSeventeen() {
        assertThat(MsgpackCodec.decode(bytes(AROUND + "91".repeat(14) + "90")).op())
                .isEqualTo(7);
        assertRefused(bytes(AROUND + "91".repeat(15) + "90"), Code.MALFORMED);
        assertRefused(bytes(AROUND + "91".repeat(60_000) + "90"), Code.MALFORMED);
    }

    @Test
    void takesSixtyFourKibibytesAndNotOneMore() {
        assertThat(MsgpackCodec.decode(ofBytes(Limits.PACKET)).op()).isEqualTo(7);
        assertRefused(ofBytes(Limits.PACKET + 1), Code.TOO_LARGE);
    }

    private static byte[] ofBytes(int size) {
        byte[] packet = MsgpackCodec.write(Json.map().put("op", 7).put("x", "a".repeat(size - 10)));
        assertThat(packet).hasSize(size);
        return packet;
    }

    @Test
    void takesTheLastOfDuplicateKeys() {
        assertThat(read("82a17801a17802")).isEqualTo(Json.readOwn("{\"x\":2}"));
    }

    @Test
    void takesMapsBackToBackForPackets() {
        assertThat(ops("81a26f7007" + "81a26f7008" + "80")).containsExactly(7, 8, Op.UNREAD);
        assertThat(ops("")).isEmpty();
    }

    @Test
    void takesAllThatFollowsWhatIsNoMapForOnePacket() {
        assertThat(ops("81a26f7007" + "c0c0c0c0" + "81a26f7007")).containsExactly(7, Op.UNREAD);
        assertThat(ops("81a26f7007" + "c1")).containsExactly(7, Op.UNREAD);
        assertThat(ops("81a26f7007" + "82a26f70")).containsExactly(7, Op.UNREAD);
        assertThat(ops("dfffffffff")).containsExactly(Op.UNREAD);
    }

    private static List<Integer> ops(String frame) {
        return MsgpackCodec.packets(bytes(frame)).stream()
                .map(Unread::read)
                .map(Incoming::op)
                .toList();
    }

    @Test
    void neverFailsOtherwiseWhateverTheBytes() {
        Random random = new Random(11);
        byte[] good = MsgpackCodec.write(
                Json.readOwn(
                        "{\"op\":512,\"id\":\"17\",\"body\":{\"to\":\"bob\",\"content\":{\"text\":\"hi\",\"list\":[1,2.5,null,true]}}}"));
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = good.clone();
            for (int times = random.nextInt(1, 6); times > 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            MsgpackCodec.packets(bytes)
                    .forEach(packet -> assertThat(packet.read()).isNotNull());
        }
    }

    @Test
    void writesIntegersBeyondWhatItHasAsFloats() {
        assertThat(read(hex("{\"x\":123456789012345678901234567890}")).path("x").doubleValue())
                .isEqualTo(1.2345678901234568e29);
    }

    @Test
    void writesHalfACharacterAsAQuestionMark() {
        for (String around : List.of("a", "a".repeat(1_000))) {
            Encoded packet = Encoded.of("{\"x\":\"" + around + "\ud83d\"}");

            assertThat(MsgpackCodec.tree(packet.msgpack()).path("x").textValue())
                    .isEqualTo(around + "?");
        }
    }

    @Test
    void writesAPacketOnceInEachCodec() {
        Encoded packet = Encoded.push(Op.EVENT, Json.map().put("event", "typing"));

        assertThat(packet.msgpack()).isSameAs(packet.msgpack());
        assertThat(MsgpackCodec.tree(packet.msgpack())).isEqualTo(Json.readOwn(packet.text()));
        assertThat(packet.size(Codec.MSGPACK)).isEqualTo(packet.msgpack().length);
    }
}
