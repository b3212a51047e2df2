package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.msgpack.core.MessagePacker;

/** A value in MessagePack, each integer in the fewest bytes. */
final class MsgpackWriter {
    private MsgpackWriter() {}

    static void write(MessagePacker out, JsonNode value) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> map(out, value);
            case ARRAY -> list(out, value);
            case STRING -> out.packString(value.textValue());
            case NUMBER -> number(out, value);
            case BOOLEAN -> out.packBoolean(value.booleanValue());
            case NULL -> out.packNil();
            default -> throw new IllegalArgumentException("not for the wire: " + value.getNodeType());
        }
    }

    private static void map(MessagePacker out, JsonNode map) throws IOException {
        out.packMapHeader(map.size());
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            out.packString(field.getKey());
            write(out, field.getValue());
        }
    }

    private static void list(MessagePacker out, JsonNode list) throws IOException {
        out.packArrayHeader(list.size());
        for (JsonNode item : list) {
            write(out, item);
        }
    }

    private static void number(MessagePacker out, JsonNode number) throws IOException {
        if (number.isIntegralNumber() && number.canConvertToLong()) {
            out.packLong(number.longValue());
        } else {
            out.packDouble(number.doubleValue());
        }
    }
}
