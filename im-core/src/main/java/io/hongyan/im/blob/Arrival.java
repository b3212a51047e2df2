package io.hongyan.im.blob;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of its own for one upload on its way in; nothing of it stays when it is closed. */
final class Arrival implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
    private static final int CHUNK = 1 << 16;
    private static final long LOOK_EVERY = 8L << 20;

    private final Path folder;
    private final long free;

    /** @param free bytes that are left free on the disk */
    Arrival(Path root, long free) throws IOException {
        this.folder = Files.createTempDirectory(Files.createDirectories(root), "in-");
        this.free = free;
    }

    Path folder() {
        return folder;
    }

    Path raw() {
        return folder.resolve("raw");
    }

    /**
     * Writes down what comes.
     *
     * @throws Refused too large, above {@code most} bytes; malformed, without any or cut; overloaded, with the disk nearly full
     */
    void receive(InputStream in, long most) throws IOException {
        long received = 0;
        byte[] chunk = new byte[CHUNK];
        FileStore disk = Files.getFileStore(folder);
        try (OutputStream out = Files.newOutputStream(raw())) {
            for (int count = read(in, chunk); count >= 0; count = read(in, chunk)) {
                if (received % LOOK_EVERY < CHUNK) {
                    requireRoom(disk);
                }
                received += count;
                if (received > most) {
                    throw new Refused(Code.TOO_LARGE, Map.of("limit", most));
                }
                out.write(chunk, 0, count);
            }
        }
        if (received == 0) {
            throw Refused.malformed("body");
        }
    }

    /** That it came to an end too early is the sender's affair. */
    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException cut) {
            LOG.debug("event=upload-cut reason={}", cut.toString());
            throw Refused.malformed("body");
        }
    }

    private void requireRoom(FileStore disk) throws IOException {
        if (disk.getUsableSpace() < free) {
            LOG.error("event=disk-nearly-full where=blobs free={}", disk.getUsableSpace());
            throw new Refused(Code.OVERLOADED);
        }
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(folder);
    }
}
