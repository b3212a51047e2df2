package io.hongyan.im.web.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    @TempDir
    Path home;

    private Path certificate() {
        return home.resolve("tcp").resolve("certificate.pem");
    }

    private Path key() {
        return home.resolve("tcp").resolve("key.pem");
    }

    private Certificate made() throws IOException {
        DevelopmentCertificate.ensure(certificate(), key());
        return new Certificate(certificate(), key(), Duration.ZERO);
    }

    @Test
    void isMadeOnceAndItsKeyIsItsOwnersAlone() throws IOException {
        SslContext context = made().context();
        byte[] first = Files.readAllBytes(certificate());
        DevelopmentCertificate.ensure(certificate(), key());

        assertThat(context.isServer()).isTrue();
        assertThat(Files.readAllBytes(certificate())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
    }

    @Test
    void isReadAgainWhenItWasReplaced() throws IOException {
        Certificate certificate = made();
        SslContext before = certificate.context();
        Files.delete(key());
        Files.delete(certificate());
        DevelopmentCertificate.ensure(certificate(), key());
        Files.setLastModifiedTime(certificate(), FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(certificate.context()).isNotSameAs(before);
    }

    @Test
    void staysWhenWhatReplacesItCanNotBeUsed() throws IOException {
        Certificate certificate = made();
        SslContext before = certificate.context();
        Files.writeString(certificate(), "nonsense");
        Files.setLastModifiedTime(certificate(), FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(certificate.context()).isSameAs(before);
    }

    @Test
    void saysWhichFilesItCanNotUse() {
        assertThatThrownBy(() -> new Certificate(certificate(), key(), Duration.ZERO))
                .hasMessageContaining("certificate.pem");
    }
}
