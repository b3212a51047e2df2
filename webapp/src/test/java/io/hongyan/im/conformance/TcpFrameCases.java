package io.hongyan.im.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.Door;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Msgpack;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.TcpLine;
import io.hongyan.im.conformance.client.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3: frames of a socket. */
interface TcpFrameCases extends Cases {
    private Socket socket() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), stage().server().tcp()));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] json(String packet) {
        return TcpLine.framed(TcpLine.JSON, packet.getBytes(UTF_8));
    }

    private static Packet next(DataInputStream in) throws IOException {
        byte[] rest = new byte[in.readInt()];
        in.readFully(rest);
        assertThat(rest[0]).isEqualTo((byte) TcpLine.JSON);
        return new Packet(Json.read(new String(rest, 1, rest.length - 1, UTF_8)));
    }

    @Test
    default void takesFramesSplitAndJoinedAtAnyByte() throws IOException {
        Random random = new Random(5);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            all.writeBytes(
                    json("{\"op\":7,\"id\":\"鸿" + i + "\",\"pad\":\"" + "x".repeat(random.nextInt(3_000)) + "\"}"));
        }
        try (Socket socket = socket()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            Thread writer = new Thread(() -> split(socket, all.toByteArray(), random), "split");
            writer.start();
            for (int i = 0; i < 300; ) {
                byte[] rest = new byte[in.readInt()];
                in.readFully(rest);
                for (String line : new String(rest, 1, rest.length - 1, UTF_8).split("\n", -1)) {
                    assertThat(new Packet(Json.read(line)).id()).isEqualTo("鸿" + i++);
                }
            }
        }
    }

    private static void split(Socket socket, byte[] bytes, Random random) {
        try {
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 6 : 9_000));
                socket.getOutputStream().write(bytes, from, to - from);
                from = to;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 262_146, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    default void closesOnALengthThatNoFrameHas(int length) throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(ByteBuffer.allocate(4).putInt(length).array());

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    default void takesAFrameOfTheLimit() throws IOException {
        byte[] packets = new byte[262_144];
        Arrays.fill(packets, (byte) '\n');
        byte[] packet = "{\"op\":7,\"id\":\"a\"}".getBytes(UTF_8);
        System.arraycopy(packet, 0, packets, packets.length - packet.length, packet.length);
        try (Socket socket = socket()) {
            socket.getOutputStream().write(TcpLine.framed(TcpLine.JSON, packets));

            next(new DataInputStream(socket.getInputStream())).ok();
        }
    }

    @Test
    default void answersACodecThatItDoesNotKnow() throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(TcpLine.framed(9, "{\"op\":7}".getBytes(UTF_8)));

            assertThat(next(new DataInputStream(socket.getInputStream())).refused(40001))
                    .isNotNull();
        }
    }

    @Test
    default void answersTextThatIsNoUtf8() throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(TcpLine.framed(TcpLine.JSON, new byte[] {'"', (byte) 0xc3, '(', '"'}));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            next(in).refused(40001);
            socket.getOutputStream().write(json("{\"op\":7,\"id\":\"a\"}"));

            next(in).ok();
        }
    }

    @Test
    default void answersInTheCodecThatItWasAskedInLast() throws IOException {
        try (Socket socket = socket()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(json("{\"op\":7,\"id\":\"a\"}"));
            next(in).ok();
            socket.getOutputStream()
                    .write(TcpLine.framed(TcpLine.MSGPACK, Msgpack.write(Packet.request(7, "id", "b"))));
            byte[] rest = new byte[in.readInt()];
            in.readFully(rest);

            assertThat(rest[0]).isEqualTo((byte) TcpLine.MSGPACK);
        }
    }

    @Test
    default void servesOthersWhileATcpFrameIsHalfSent() throws IOException {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(Arrays.copyOf(json("{\"op\":7}"), 8));
            Session alice = online();
            Session bob = online();
            alice.say(bob, "hello");

            assertThat(bob.received().path("content").path("text").asText()).isEqualTo("hello");
        }
    }

    @Test
    default void deliversBetweenTheDoors() {
        Session alice = stage().person().device().online(stage().wire(Door.TCP_MSGPACK));
        Session bob = stage().person().device().online(stage().wire(Door.WS_JSON));
        alice.say(bob, "by tcp");
        bob.say(alice, "by ws");

        assertThat(bob.received().path("content").path("text").asText()).isEqualTo("by tcp");
        assertThat(alice.received().path("content").path("text").asText()).isEqualTo("by ws");
    }

    @Test
    default void aConnectionByTcpReplacesTheSameDevicesByWs() {
        Session ws = stage().person().device().online(stage().wire(Door.WS_JSON));
        ws.device().online(stage().wire(Door.TCP_JSON)).get("profile").ok();

        SessionEndCases.assertClosed(ws, "replaced", 4009);
    }

    @Test
    default void speaksTlsWithACertificateForThisMachine() throws Exception {
        try (SSLSocket socket = (SSLSocket) trusting(Path.of(System.getProperty("it.home"), "tcp", "certificate.pem"))
                .getSocketFactory()
                .createSocket("localhost", stage().server().tcpSecure())) {
            SSLParameters checked = socket.getSSLParameters();
            checked.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(checked);
            Wire wire = stage().wire(socket);

            wire.ask(Packet.request(7)).ok();
            stage().person().device().online(wire).get("profile").ok();
        }
    }

    @Test
    default void closesWhatSpeaksNoTlsOnThatPort() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stage().server().tcpSecure())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(json("{\"op\":7}"));
            byte[] alert = socket.getInputStream().readAllBytes();

            assertThat(new String(alert, UTF_8)).doesNotContain("op");
        }
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
