package io.hongyan.im.web.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpSettingsTest {
    private static final Path HOME = Path.of("home");

    private static TcpSettings read(Map<String, String> chosen) {
        return TcpSettings.read(key -> Optional.ofNullable(chosen.get(key)), HOME);
    }

    @Test
    void listensOnThisMachineAloneUnlessItIsTold() {
        TcpSettings settings = read(Map.of());

        assertThat(settings.secure()).hasValueSatisfying(port -> {
            assertThat(port.address().getPort()).isEqualTo(9701);
            assertThat(port.address().getAddress().isLoopbackAddress()).isTrue();
            assertThat(port.chosen()).isFalse();
        });
        assertThat(settings.plain()).hasValueSatisfying(port -> {
            assertThat(port.address().getPort()).isEqualTo(9700);
            assertThat(port.address().getAddress().isLoopbackAddress()).isTrue();
        });
        assertThat(settings.certificate()).isEqualTo(Path.of("home", "tcp", "certificate.pem"));
        assertThat(settings.development()).isTrue();
    }

    @Test
    void listensWhereItIsTold() {
        TcpSettings settings = read(Map.of(
                "im.tcp.port",
                "4711",
                "im.tcp.address",
                "0.0.0.0",
                "im.tcp.plain.port",
                "off",
                "im.tcp.proxy",
                "true"));

        assertThat(settings.secure()).hasValueSatisfying(port -> {
            assertThat(port.address().getPort()).isEqualTo(4711);
            assertThat(port.address().getAddress().isAnyLocalAddress()).isTrue();
            assertThat(port.chosen()).isTrue();
        });
        assertThat(settings.plain()).isEmpty();
        assertThat(settings.proxied()).isTrue();
    }

    @Test
    void makesNoCertificateWhereOneIsNamed() {
        TcpSettings settings = read(Map.of("im.tcp.certificate", "a.pem", "im.tcp.key", "b.pem"));

        assertThat(settings.certificate()).isEqualTo(Path.of("a.pem"));
        assertThat(settings.key()).isEqualTo(Path.of("b.pem"));
        assertThat(settings.development()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "im.tcp.port,0",
        "im.tcp.port,65536",
        "im.tcp.plain.port,-1",
        "im.tcp.plain.port,on",
        "im.tcp.proxy,yes",
        "im.tcp.certificate,a.pem",
        "im.tcp.key,b.pem"
    })
    void refusesWhatCanNotBeByItsKey(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
