package io.hongyan.im.web.tcp;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's certificate, read again when its files were replaced. */
final class Certificate {
    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);

    private final Path certificate;
    private final Path key;
    private final long pause;
    private List<FileTime> read;
    private SslContext context;
    private long looked;

    /**
     * @param pause between two looks at the files
     * @throws IOException if it can't be read
     */
    Certificate(Path certificate, Path key, Duration pause) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.pause = pause.toNanos();
        this.read = changed();
        this.context = load();
        this.looked = System.nanoTime();
    }

    /** As it is in the files; what can't be read leaves the one before. */
    synchronized SslContext context() {
        long now = System.nanoTime();
        if (now - looked >= pause) {
            looked = now;
            reload();
        }
        return context;
    }

    private void reload() {
        try {
            List<FileTime> now = changed();
            if (!now.equals(read)) {
                read = now;
                context = load();
                LOG.info("event=certificate-replaced file={}", certificate);
            }
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.error("event=certificate-unusable file={}: the one before stays", certificate, unusable);
        }
    }

    private List<FileTime> changed() throws IOException {
        return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }

    private SslContext load() throws SSLException {
        return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }
}
