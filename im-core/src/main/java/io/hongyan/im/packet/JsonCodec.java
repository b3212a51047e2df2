package io.hongyan.im.packet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Packets in JSON, section 2 of the wire protocol. */
public final class JsonCodec {
    /** Finds where packets end; what is in them is looked at later. */
    private static final JsonFactory SPLITTER = Json.factory().build();

    private JsonCodec() {}

    /** The packets of a frame, a line each, in order. */
    public static List<Unread> packets(String frame) {
        return frame.lines()
                .filter(line -> !line.isBlank())
                .<Unread>map(Line::new)
                .toList();
    }

    /** The packets of a frame in UTF-8; one that can't be read if it is none. */
    public static List<Unread> packets(byte[] frame) {
        try {
            return packets(text(frame));
        } catch (Refused malformed) {
            return List.of(Unread.BROKEN);
        }
    }

    /**
     * The packets of a list; empty if it is none.
     *
     * @throws Refused malformed; too large, if there are too many
     */
    static Optional<List<Unread>> list(byte[] utf8) {
        String text = text(utf8);
        try (JsonParser in = SPLITTER.createParser(text)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            List<Unread> packets = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Batch.add(packets, element(in, text));
            }
            if (in.nextToken() != null) {
                throw new Refused(Code.MALFORMED);
            }
            return Optional.of(packets);
        } catch (IOException malformed) {
            throw new Refused(Code.MALFORMED);
        }
    }

    private static Unread element(JsonParser in, String text) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return Unread.BROKEN;
        }
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        return new Line(text.substring(from, (int) in.currentLocation().getCharOffset()));
    }

    /**
     * The packet that this is; it may have several lines.
     *
     * @throws Refused malformed, if it is no UTF-8
     */
    static Unread one(byte[] utf8) {
        return new Line(text(utf8));
    }

    /** @throws Refused malformed, if it is no UTF-8 */
    public static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Refused(Code.MALFORMED);
        }
    }

    /** One frame of several packets. */
    public static String frame(List<Encoded> packets) {
        return packets.size() == 1
                ? packets.get(0).text()
                : packets.stream().map(Encoded::text).collect(Collectors.joining("\n"));
    }

    private record Line(String text) implements Unread {
        @Override
        public int size() {
            return text.length();
        }

        @Override
        public Incoming read() {
            return decode(text);
        }
    }

    /** Reads one packet; never throws. */
    public static Incoming decode(String text) {
        if (text.length() > Limits.PACKET || Encoded.utf8(text) > Limits.PACKET) {
            return Envelope.tooLarge();
        }
        try {
            JsonNode node = Json.read(text);
            return isText(node, text) ? Envelope.read(node) : Envelope.unread();
        } catch (JsonProcessingException | ArithmeticException malformed) {
            return Envelope.unread();
        }
    }

    /**
     * Reads a map that came without an envelope, by the same rules.
     *
     * @throws Refused malformed
     */
    public static Fields decodeMap(String text) {
        try {
            JsonNode node = Json.read(text);
            return Optional.of(node)
                    .filter(JsonNode::isObject)
                    .filter(map -> isText(map, text))
                    .map(Fields::of)
                    .orElseThrow(() -> new Refused(Code.MALFORMED));
        } catch (JsonProcessingException | ArithmeticException malformed) {
            throw new Refused(Code.MALFORMED);
        }
    }

    /** An escape can name half a character, which no UTF-8 can carry on. */
    private static boolean isText(JsonNode node, String source) {
        return !(source.contains("\\ud") || source.contains("\\uD")) || isText(node);
    }

    private static boolean isText(JsonNode node) {
        if (node.isTextual()) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isText(child)) {
                return false;
            }
        }
        return true;
    }
}
