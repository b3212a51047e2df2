package io.hongyan.im.packet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The packets of one http request, section 3 of the wire protocol.
 *
 * @param list whether they came as a list, and not one by itself
 */
public record Batch(boolean list, List<Unread> packets) {
    /** The most packets of a request. */
    public static final int MOST = 50;

    /**
     * Finds the packets; each is read by itself, so that one that can't be read says nothing of the others.
     *
     * @throws Refused too large, if there are more than {@link #MOST}
     */
    public static Batch read(byte[] body, Codec codec) {
        try {
            Optional<List<Unread>> list = codec == Codec.JSON ? JsonCodec.list(body) : MsgpackCodec.list(body);
            return list.map(packets -> new Batch(true, packets)).orElseGet(() -> one(body, codec));
        } catch (Refused refused) {
            if (refused.code() == Code.TOO_LARGE) {
                throw refused;
            }
            return new Batch(false, List.of(Unread.BROKEN));
        }
    }

    private static Batch one(byte[] body, Codec codec) {
        return new Batch(false, List.of(codec == Codec.JSON ? JsonCodec.one(body) : MsgpackCodec.one(body)));
    }

    /** Adds one more of a list. */
    static void add(List<Unread> packets, Unread packet) {
        if (packets.size() == MOST) {
            throw new Refused(Code.TOO_LARGE);
        }
        packets.add(packet);
    }

    /** The answers as they are sent: one to one packet; else, and if there is none, a list. */
    public byte[] write(List<Encoded> answers, Codec codec) {
        if (!list && answers.size() == 1) {
            Encoded answer = answers.get(0);
            return codec == Codec.JSON ? answer.text().getBytes(StandardCharsets.UTF_8) : answer.msgpack();
        }
        return codec == Codec.JSON ? json(answers) : msgpack(answers);
    }

    private static byte[] json(List<Encoded> answers) {
        return answers.stream()
                .map(Encoded::text)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] msgpack(List<Encoded> answers) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes(MsgpackCodec.listHeader(answers.size()));
        answers.forEach(answer -> list.writeBytes(answer.msgpack()));
        return list.toByteArray();
    }
}
