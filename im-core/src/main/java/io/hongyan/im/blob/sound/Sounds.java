package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures sounds and videos by what is in them, not by what they claim, where the container lets us. */
public final class Sounds {
    private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);
    private static final Map<String, Walk> WALKS = walks();

    private Sounds() {}

    private static Map<String, Walk> walks() {
        Map<String, Walk> walks = new HashMap<>();
        List.of("application/x-matroska", "video/x-matroska", "audio/x-matroska", "video/webm", "audio/webm")
                .forEach(type -> walks.put(type, new Matroska()));
        List.of(
                        "application/ogg",
                        "audio/ogg",
                        "video/ogg",
                        "audio/vorbis",
                        "audio/opus",
                        "audio/speex",
                        "video/theora")
                .forEach(type -> walks.put(type, new Ogg()));
        List.of("application/mp4", "video/mp4", "audio/mp4", "video/x-m4v", "video/quicktime", "video/3gpp")
                .forEach(type -> walks.put(type, new Mp4()));
        List.of("audio/vnd.wave", "audio/wav", "audio/x-wav").forEach(type -> walks.put(type, new Wave()));
        List.of("audio/x-flac", "audio/flac").forEach(type -> walks.put(type, new Flac()));
        walks.put("audio/mpeg", new Mp3());
        return walks;
    }

    /** @param type as the first bytes say; the facts may say it better */
    public static Facts measure(String type, Path path) throws IOException {
        Walk walk = WALKS.get(type);
        if (walk == null) {
            return Facts.of(type);
        }
        try (Window file = new Window(path)) {
            return walk.measure(file, type);
        } catch (java.io.EOFException | RuntimeException malformed) {
            LOG.debug("event=sound-malformed type={} reason={}", type, malformed.toString());
            return Facts.of(type);
        }
    }
}
