package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** MP4, M4A, QuickTime (ISO 14496-12), whole or in fragments as recorders write: the sum of their samples' durations. */
final class Mp4 implements Walk {
    private static final Set<String> FOLDERS = Set.of("moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf");

    @Override
    public Facts measure(Window file, String type) throws IOException {
        State state = new State(file);
        file.walk(0, state::box);
        state.tracks.values().forEach(track -> state.measured.lasts(track.seconds()));
        Facts facts = state.measured.facts("mp4", type);
        return type.equals("video/quicktime") && state.measured.hasPicture()
                ? new Facts(type, facts.width(), facts.height(), facts.seconds())
                : facts;
    }

    private static final class Track {
        private long scale;
        private long ticks;
        private long each;
        private long width;
        private long height;

        double seconds() {
            return scale > 0 && ticks > 0 ? ticks / (double) scale : -1;
        }
    }

    private static final class State {
        private final Window file;
        private final Measured measured = new Measured();
        private final Map<Long, Track> tracks = new HashMap<>();
        private Track track = new Track();
        private long each;

        State(Window file) {
            this.file = file;
        }

        /** @return where the next one begins: inside, if it holds boxes */
        long box(long place) throws IOException {
            long size = file.big(place, 4);
            String name = file.text(place + 4, 4);
            int head = 8;
            if (size == 1) {
                size = file.big(place + 8, 8);
                head = 16;
            } else if (size == 0) {
                size = file.size() - place;
            }
            if (size < head || size > file.size()) {
                throw new EOFException("a box without end");
            }
            if (FOLDERS.contains(name)) {
                return place + head;
            }
            found(name, place + head, place + size);
            return place + size;
        }

        private void found(String name, long data, long end) throws IOException {
            int wide = name.equals("tkhd") || name.equals("mdhd") ? 8 * file.u8(data) : 0;
            switch (name) {
                case "tkhd" -> header(data, wide, end);
                case "mdhd" -> track.scale = file.big(data + 12 + wide, 4);
                case "hdlr" -> handler(file.text(data + 8, 4));
                case "stts" -> durations(data);
                case "trex" -> trackOf(file.big(data + 4, 4)).each = file.big(data + 12, 4);
                case "tfhd" -> fragment(data);
                case "trun" -> run(data);
                default -> {
                    // nothing that we ask
                }
            }
        }

        private Track trackOf(long id) {
            return tracks.computeIfAbsent(id, any -> new Track());
        }

        private void header(long data, int wide, long end) throws IOException {
            track = trackOf(file.big(data + 12 + wide, 4));
            boolean turned = file.big(end - 44, 4) == 0 && file.big(end - 40, 4) != 0;
            long width = file.big(end - 8, 4) >> 16;
            long height = file.big(end - 4, 4) >> 16;
            track.width = turned ? height : width;
            track.height = turned ? width : height;
        }

        private void handler(String kind) {
            if (kind.equals("vide")) {
                measured.picture(track.width, track.height);
            } else if (kind.equals("soun")) {
                measured.sound();
            }
        }

        private void durations(long data) throws IOException {
            long entries = file.big(data + 4, 4);
            for (long i = 0; i < entries; i++) {
                track.ticks += file.big(data + 8 + 8 * i, 4) * file.big(data + 12 + 8 * i, 4);
            }
        }

        private void fragment(long data) throws IOException {
            long flags = file.big(data, 4);
            track = trackOf(file.big(data + 4, 4));
            long place = data + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
            each = (flags & 8) != 0 ? file.big(place, 4) : track.each;
        }

        private void run(long data) throws IOException {
            long flags = file.big(data, 4);
            long samples = file.big(data + 4, 4);
            if ((flags & 0x100) == 0) {
                track.ticks += samples * each;
                return;
            }
            long place = data + 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
            int row = 4 * Long.bitCount(flags & 0xF00);
            for (long i = 0; i < samples; i++) {
                track.ticks += file.big(place + row * i, 4);
            }
        }
    }
}
