package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A packet to clients, written once in each codec that is asked for and sent to many; safe for use by several threads. */
public final class Encoded {
    private final String text;
    private final int bytes;
    private volatile byte @Nullable [] msgpack;

    private Encoded(String text) {
        this.text = text;
        this.bytes = utf8(text);
    }

    /** A packet that is written in JSON already. */
    public static Encoded of(String text) {
        return new Encoded(text);
    }

    /** A packet that nobody asked for. */
    public static Encoded push(int op, JsonNode body) {
        ObjectNode packet = Json.map().put("op", op).put("version", Envelope.VERSION);
        packet.set("body", body);
        return of(Json.write(packet));
    }

    /**
     * An answer.
     *
     * @param message the code in words, in the session's language
     * @param body left out if it is null or missing
     */
    public static Encoded answer(int op, Optional<String> id, Code code, String message, JsonNode body) {
        return of(Json.write(Envelope.answer(op, id, code, message, body)));
    }

    /** The packet in JSON, on one line. */
    public String text() {
        return text;
    }

    /** The packet in MessagePack; not to be changed. */
    public byte[] msgpack() {
        byte[] written = msgpack;
        if (written == null) {
            written = MsgpackCodec.write(Json.readOwn(text));
            msgpack = written;
        }
        return written;
    }

    /** Its size in bytes, in JSON those of UTF-8. */
    public int size(Codec codec) {
        return codec == Codec.JSON ? bytes : msgpack().length;
    }

    /** The size of the text in UTF-8. */
    public static int utf8(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
