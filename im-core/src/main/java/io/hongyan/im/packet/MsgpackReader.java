package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.CodingErrorAction;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack.UnpackerConfig;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/** One value from bytes, which are all there is: what claims to be longer ends where they end. */
final class MsgpackReader {
    private static final UnpackerConfig STRICT = new UnpackerConfig()
            .withActionOnMalformedString(CodingErrorAction.REPORT)
            .withActionOnUnmappableString(CodingErrorAction.REPORT)
            .withStringSizeLimit(Limits.FRAME);

    private final byte[] bytes;
    private final MessageUnpacker in;

    MsgpackReader(byte[] bytes) {
        this.bytes = bytes;
        this.in = STRICT.newUnpacker(bytes);
    }

    /** @throws Refused malformed */
    JsonNode whole() {
        try {
            JsonNode value = value(0);
            if (in.getTotalReadBytes() != bytes.length) {
                throw new Refused(Code.MALFORMED);
            }
            return value;
        } catch (MessagePackException | IOException malformed) {
            throw new Refused(Code.MALFORMED);
        }
    }

    /** @param depth how many maps and lists are around it */
    private JsonNode value(int depth) throws IOException {
        MessageFormat format = in.getNextFormat();
        return switch (format.getValueType()) {
            case NIL -> {
                in.unpackNil();
                yield NullNode.getInstance();
            }
            case BOOLEAN -> BooleanNode.valueOf(in.unpackBoolean());
            case INTEGER -> integer(format);
            case FLOAT -> number(in.unpackDouble());
            case STRING -> TextNode.valueOf(in.unpackString());
            case ARRAY -> list(deeper(depth));
            case MAP -> map(deeper(depth));
            default -> throw new Refused(Code.MALFORMED);
        };
    }

    private static int deeper(int depth) {
        if (depth == Limits.NESTING) {
            throw new Refused(Code.MALFORMED);
        }
        return depth + 1;
    }

    private JsonNode integer(MessageFormat format) throws IOException {
        if (format != MessageFormat.UINT64) {
            return integer(in.unpackLong());
        }
        BigInteger value = in.unpackBigInteger();
        return value.bitLength() < Long.SIZE ? integer(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /** The node that JSON has for it. */
    private static JsonNode integer(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    private static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            throw new Refused(Code.MALFORMED);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) <= Limits.INTEGER;
        return whole ? integer((long) value) : DoubleNode.valueOf(value);
    }

    private JsonNode list(int depth) throws IOException {
        ArrayNode list = Json.list();
        for (int left = in.unpackArrayHeader(); left > 0; left--) {
            list.add(value(depth));
        }
        return list;
    }

    private JsonNode map(int depth) throws IOException {
        ObjectNode map = Json.map();
        for (int left = in.unpackMapHeader(); left > 0; left--) {
            map.set(key(), value(depth));
        }
        return map;
    }

    private String key() throws IOException {
        if (in.getNextFormat().getValueType() != ValueType.STRING) {
            throw new Refused(Code.MALFORMED);
        }
        return in.unpackString();
    }
}
