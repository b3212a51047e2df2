package io.hongyan.im.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/** Packets in MessagePack, section 2 of the wire protocol. */
public final class MsgpackCodec {
    private MsgpackCodec() {}

    /** The packets of a frame, back to back, in order. What follows something that is no map is one that can't be read. */
    public static List<Unread> packets(byte[] frame) {
        List<Unread> packets = new ArrayList<>();
        int from = 0;
        while (from < frame.length) {
            int to = end(frame, from);
            packets.add(new Bytes(Arrays.copyOfRange(frame, from, to)));
            from = to;
        }
        return packets;
    }

    /** One frame of several packets; not to be changed. */
    public static byte[] frame(List<Encoded> packets) {
        if (packets.size() == 1) {
            return packets.get(0).msgpack();
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        packets.forEach(packet -> frame.writeBytes(packet.msgpack()));
        return frame.toByteArray();
    }

    /**
     * The packets of a list; empty if it is none.
     *
     * @throws Refused malformed; too large, if there are too many
     */
    static Optional<List<Unread>> list(byte[] bytes) {
        try (MessageUnpacker in = MessagePack.newDefaultUnpacker(bytes)) {
            if (bytes.length == 0 || in.getNextFormat().getValueType() != ValueType.ARRAY) {
                return Optional.empty();
            }
            List<Unread> packets = new ArrayList<>();
            for (int left = in.unpackArrayHeader(); left > 0; left--) {
                int from = (int) in.getTotalReadBytes();
                in.skipValue();
                Batch.add(packets, new Bytes(Arrays.copyOfRange(bytes, from, (int) in.getTotalReadBytes())));
            }
            if (in.getTotalReadBytes() != bytes.length) {
                throw new Refused(Code.MALFORMED);
            }
            return Optional.of(packets);
        } catch (MessagePackException | IOException malformed) {
            throw new Refused(Code.MALFORMED);
        }
    }

    /** The packet that this is. */
    static Unread one(byte[] packet) {
        return new Bytes(packet);
    }

    /** What a list of so many values begins with. */
    static byte[] listHeader(int size) {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            out.packArrayHeader(size);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can't be written", impossible);
        }
    }

    /** Where the map ends that begins there. */
    private static int end(byte[] frame, int from) {
        try (MessageUnpacker in = MessagePack.newDefaultUnpacker(frame, from, frame.length - from)) {
            if (in.getNextFormat().getValueType() == ValueType.MAP) {
                in.skipValue();
                return from + (int) in.getTotalReadBytes();
            }
            return frame.length;
        } catch (MessagePackException | IOException malformed) {
            return frame.length;
        }
    }

    private static final class Bytes implements Unread {
        private final byte[] packet;

        Bytes(byte[] packet) {
            this.packet = packet;
        }

        @Override
        public int size() {
            return packet.length;
        }

        @Override
        public Incoming read() {
            return decode(packet);
        }
    }

    /** Reads one packet; never throws. */
    static Incoming decode(byte[] packet) {
        if (packet.length > Limits.PACKET) {
            return Envelope.tooLarge();
        }
        try {
            return Envelope.read(tree(packet));
        } catch (Refused malformed) {
            return Envelope.unread();
        }
    }

    /**
     * Reads one value, nested at most {@link Limits#NESTING} deep; a float without fraction becomes an integer.
     *
     * @throws Refused malformed, if it is not one value of what packets may hold
     */
    static JsonNode tree(byte[] bytes) {
        return new MsgpackReader(bytes).whole();
    }

    /** Writes a value that came from {@link Json} or {@link #tree}. */
    static byte[] write(JsonNode value) {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            MsgpackWriter.write(out, value);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can't be written", impossible);
        }
    }
}
