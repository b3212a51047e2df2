package io.hongyan.im.deploy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void saysThatAPortIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(port))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("Port " + port + " is in use");
        }
    }

    @Test
    void findsAFreeOne() {
        assertThatCode(() -> Ports.requireFree(Ports.free())).doesNotThrowAnyException();
    }
}
