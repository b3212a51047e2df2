package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final String PACKET = "{\"op\":7,\"id\":\"a\"}";

    private static byte[] bytes(String json, Codec codec) {
        return codec == Codec.JSON ? json.getBytes(StandardCharsets.UTF_8) : MsgpackCodec.write(Json.readOwn(json));
    }

    private static List<Integer> ops(Batch batch) {
        return batch.packets().stream().map(packet -> packet.read().op()).toList();
    }

    private static String list(int size) {
        return IntStream.range(0, size).mapToObj(i -> PACKET).collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @EnumSource
    void findsOnePacket(Codec codec) {
        Batch batch = Batch.read(bytes(PACKET, codec), codec);

        assertThat(batch.list()).isFalse();
        assertThat(ops(batch)).containsExactly(7);
    }

    @ParameterizedTest
    @EnumSource
    void findsThePacketsOfAList(Codec codec) {
        Batch batch = Batch.read(bytes("[{\"op\":7},{\"op\":512,\"body\":{\"x\":[{}]}},7,{\"op\":9}]", codec), codec);

        assertThat(batch.list()).isTrue();
        assertThat(ops(batch)).containsExactly(7, 512, Op.UNREAD, 9);
        assertThat(ops(Batch.read(bytes("[]", codec), codec))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesNoMoreThanMayCome(Codec codec) {
        assertThat(ops(Batch.read(bytes(list(Batch.MOST), codec), codec))).hasSize(Batch.MOST);
        assertThatThrownBy(() -> Batch.read(bytes(list(Batch.MOST + 1), codec), codec))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[{\"op\":7}",
                "[{\"op\":7}]7",
                "[{\"op\":7}][]",
                "[{\"op\":7} {\"op\":7}]",
                "[,]",
                "]"
            })
    void isOnePacketThatCannotBeReadIfTheListIsNone(String text) {
        Batch batch = Batch.read(bytes(text, Codec.JSON), Codec.JSON);

        assertThat(batch.list()).isFalse();
        assertThat(ops(batch)).containsExactly(Op.UNREAD);
    }

    @Test
    void isOnePacketThatCannotBeReadIfBytesAreMissing() {
        for (byte[] body : List.of(
                new byte[0],
                new byte[] {(byte) 0x92, (byte) 0x80},
                new byte[] {(byte) 0x91, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xdd, -1, -1, -1, -1},
                new byte[] {(byte) 0xc3, 0x28})) {
            assertThat(ops(Batch.read(body, Codec.MSGPACK))).containsExactly(Op.UNREAD);
        }
        assertThat(ops(Batch.read(new byte[] {(byte) 0xc3, 0x28}, Codec.JSON))).containsExactly(Op.UNREAD);
    }

    @Test
    void measuresAndReadsEachPacketOfAListByItself() {
        String deep = "{\"op\":7,\"x\":" + "[".repeat(Limits.NESTING) + "]".repeat(Limits.NESTING) + "}";
        String large = "{\"op\":7,\"x\":\"" + "x".repeat(Limits.PACKET) + "\"}";
        String text = "[\n" + String.join(" ,\n", deep, large, PACKET, "{\"op\":7,\"x\":\"鸿]},{😀\"}") + "\n]";
        List<Optional<Code>> codes = Batch.read(bytes(text, Codec.JSON), Codec.JSON).packets().stream()
                .map(packet -> packet.read().refusal().map(Refused::code))
                .toList();

        assertThat(codes)
                .containsExactly(
                        Optional.of(Code.MALFORMED), Optional.of(Code.TOO_LARGE), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void throwsNothingElseWhateverComes(Codec codec) {
        Random random = new Random(5);
        byte[] whole = bytes(list(9), codec);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = whole.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(ops(Batch.read(broken, codec))).hasSizeBetween(0, Batch.MOST);
            } catch (Refused refused) {
                assertThat(refused.code()).isEqualTo(Code.TOO_LARGE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersInTheFormInWhichWasAsked(Codec codec) {
        Encoded answer = Encoded.of("{\"op\":7,\"code\":0}");
        Batch one = new Batch(false, List.of());
        Batch list = new Batch(true, List.of());

        assertThat(one.write(List.of(answer), codec)).isEqualTo(bytes(answer.text(), codec));
        assertThat(one.write(List.of(), codec)).isEqualTo(bytes("[]", codec));
        assertThat(list.write(List.of(), codec)).isEqualTo(bytes("[]", codec));
        assertThat(list.write(List.of(answer), codec)).isEqualTo(bytes("[" + answer.text() + "]", codec));
        assertThat(list.write(List.of(answer, answer), codec))
                .isEqualTo(bytes("[" + answer.text() + "," + answer.text() + "]", codec));
    }
}
