package io.hongyan.im.blob.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.blob.Facts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundsTest {
    @TempDir
    Path folder;

    private Facts measure(String type, byte[] bytes) throws IOException {
        return Sounds.measure(type, Files.write(folder.resolve("sound"), bytes));
    }

    private void assertMeasured(String type, byte[] bytes, String exact, int seconds) throws IOException {
        Facts facts = measure(type, bytes);
        assertThat(facts.type()).isEqualTo(exact);
        assertThat(facts.seconds()).hasValue(seconds);
    }

    @Test
    void measuresARecordingOfABrowserThatSaysNoDuration() throws IOException {
        assertMeasured("application/x-matroska", webm(false, 4_300), "audio/webm", 5);
    }

    @Test
    void tellsAVideoFromASound() throws IOException {
        Facts facts = measure("video/webm", webm(true, 1_900));
        assertThat(facts.type()).isEqualTo("video/webm");
        assertThat(facts.width()).hasValue(640);
        assertThat(facts.height()).hasValue(360);
        assertThat(facts.seconds()).hasValue(2);
    }

    @Test
    void measuresACutRecordingByWhatIsThere() throws IOException {
        byte[] whole = webm(false, 8_100);
        Facts cut = measure("application/x-matroska", Arrays.copyOf(whole, whole.length - 12));
        assertThat(cut.seconds()).hasValue(8);
    }

    @Test
    void measuresOpusInOgg() throws IOException {
        assertMeasured("audio/opus", opus(3), "audio/ogg", 3);
    }

    @Test
    void measuresWholeAndFragmentedMp4() throws IOException {
        assertMeasured("video/mp4", mp4(false), "audio/mp4", 7);
        assertMeasured("video/mp4", mp4(true), "audio/mp4", 7);
    }

    @Test
    void countsTheFramesOfAnMp3() throws IOException {
        assertMeasured("audio/mpeg", mp3(100), "audio/mpeg", 3);
    }

    @Test
    void measuresAWaveByItsBytesAndNotByItsClaim() throws IOException {
        assertMeasured("audio/vnd.wave", wave(2), "audio/wav", 2);
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() throws IOException {
        assertThat(measure("application/pdf", new byte[10])).isEqualTo(Facts.of("application/pdf"));
        assertThat(measure("video/mp4", new byte[0])).isEqualTo(Facts.of("video/mp4"));
    }

    @Test
    void comesToAnEndWhateverAFileClaims() {
        Random random = new Random(11);
        Map<String, byte[]> originals = Map.of(
                "video/webm", webm(true, 3_000),
                "audio/opus", opus(3),
                "video/mp4", mp4(true),
                "video/quicktime", mp4(false),
                "audio/mpeg", mp3(50),
                "audio/vnd.wave", wave(1));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 300; i++) {
                for (Map.Entry<String, byte[]> original : originals.entrySet()) {
                    byte[] broken = original.getValue().clone();
                    for (int j = 0; j <= i % 6; j++) {
                        broken[random.nextInt(Math.min(broken.length, 400))] = (byte) (random.nextInt(4) * 85);
                    }
                    assertThat(measure(original.getKey(), broken)).isNotNull();
                }
            }
        });
    }

    /** As MediaRecorder writes them: sizes unknown, no duration, a block each 100 ms and a cluster a second. */
    private static byte[] webm(boolean video, int millis) {
        return bytes(out -> {
            out.write(
                    element(0x1A45DFA3, element(0x4282, "webm".getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
            out.writeInt(0x18538067);
            out.writeLong(0x01FFFFFFFFFFFFFFL);
            out.write(element(0x1549A966, element(0x2AD7B1, new byte[] {0x0F, 0x42, 0x40})));
            byte[] size = bytes(pixels -> {
                pixels.write(element(0xB0, new byte[] {2, (byte) 0x80}));
                pixels.write(element(0xBA, new byte[] {1, 0x68}));
            });
            byte[] track = bytes(parts -> {
                parts.write(element(0x83, new byte[] {(byte) (video ? 1 : 2)}));
                parts.write(video ? element(0xE0, size) : new byte[0]);
            });
            out.write(element(0x1654AE6B, element(0xAE, track)));
            for (int time = 0; time <= millis; time += 100) {
                if (time % 1_000 == 0) {
                    out.writeInt(0x1F43B675);
                    out.writeLong(0x01FFFFFFFFFFFFFFL);
                    out.write(element(0xE7, new byte[] {(byte) (time >> 8), (byte) time}));
                }
                int relative = time % 1_000;
                out.write(element(
                        0xA3, new byte[] {(byte) 0x81, (byte) (relative >> 8), (byte) relative, (byte) 0x80, 1, 2, 3}));
            }
        });
    }

    private static byte[] element(int id, byte[] data) {
        return bytes(out -> {
            for (int shift = 24; shift >= 0; shift -= 8) {
                if (id >>> shift != 0) {
                    out.write(id >>> shift);
                }
            }
            out.writeShort(0x4000 | data.length);
            out.write(data);
        });
    }

    private static byte[] opus(int seconds) {
        return bytes(out -> {
            page(out, 2, 0, bytes(head -> {
                head.writeBytes("OpusHead");
                head.write(new byte[] {1, 1, 0x38, 1, 0, 0, 0, 0, 0, 0, 0});
            }));
            for (int i = 1; i <= seconds; i++) {
                page(out, 0, 48_000L * i + 312, new byte[200]);
            }
        });
    }

    private static void page(DataOutputStream out, int flags, long stamp, byte[] data) throws IOException {
        out.writeBytes("OggS\0");
        out.write(flags);
        out.writeLong(Long.reverseBytes(stamp));
        out.writeInt(7);
        out.writeLong(0);
        out.write(1);
        out.write(data.length);
        out.write(data);
    }

    /** Seven seconds of sound at 1,000 ticks a second. */
    private static byte[] mp4(boolean fragmented) {
        return bytes(out -> {
            out.write(box("ftyp", out1 -> out1.writeBytes("isom\0\0\0\0isom")));
            out.write(box("moov", moov -> {
                moov.write(box("trak", trak -> {
                    trak.write(box("tkhd", head -> {
                        head.write(new byte[12]);
                        head.writeInt(1);
                        head.write(new byte[68]);
                    }));
                    trak.write(box("mdia", mdia -> {
                        mdia.write(box("mdhd", head -> {
                            head.write(new byte[12]);
                            head.writeInt(1_000);
                            head.write(new byte[8]);
                        }));
                        mdia.write(
                                box("hdlr", head -> head.writeBytes("\0\0\0\0\0\0\0\0soun\0\0\0\0\0\0\0\0\0\0\0\0\0")));
                        mdia.write(box(
                                "minf",
                                minf -> minf.write(box(
                                        "stbl",
                                        stbl -> stbl.write(box("stts", table -> {
                                            table.writeInt(0);
                                            table.writeInt(fragmented ? 0 : 1);
                                            table.writeInt(350);
                                            table.writeInt(20);
                                        }))))));
                    }));
                }));
            }));
            for (int i = 0; fragmented && i < 7; i++) {
                out.write(box(
                        "moof",
                        moof -> moof.write(box("traf", traf -> {
                            traf.write(box("tfhd", head -> {
                                head.writeInt(0x08);
                                head.writeInt(1);
                                head.writeInt(20);
                            }));
                            traf.write(box("trun", run -> {
                                run.writeInt(0);
                                run.writeInt(50);
                            }));
                        }))));
            }
        });
    }

    private static byte[] box(String name, Writing content) {
        byte[] data = bytes(content);
        return bytes(out -> {
            out.writeInt(data.length + 8);
            out.writeBytes(name);
            out.write(data);
        });
    }

    /** 128 kbit/s at 44,100 Hz: 417 bytes and 26 ms a frame. */
    private static byte[] mp3(int frames) {
        return bytes(out -> {
            for (int i = 0; i < frames; i++) {
                out.writeInt(0xFFFB9000);
                out.write(new byte[413]);
            }
        });
    }

    private static byte[] wave(int seconds) {
        return bytes(out -> {
            out.writeBytes("RIFF");
            out.writeInt(-1);
            out.writeBytes("WAVEfmt ");
            out.writeInt(Integer.reverseBytes(16));
            out.writeInt(0x01000100);
            out.writeInt(Integer.reverseBytes(8_000));
            out.writeInt(Integer.reverseBytes(8_000));
            out.writeInt(0x01000800);
            out.writeBytes("data");
            out.writeInt(-1);
            out.write(new byte[8_000 * seconds]);
        });
    }

    /** Writes to memory. */
    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
