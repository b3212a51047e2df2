package io.hongyan.im.conformance;

import static io.hongyan.im.conformance.client.Files.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Section 10: uploads that go on where they stopped, by tus 1.0. */
interface UploadCases extends Cases {
    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        return bytes;
    }

    private URI create(Files files, int length) {
        HttpResponse<byte[]> answer = files.send(
                "POST",
                stage().server().api("uploads"),
                new byte[0],
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                Integer.toString(length),
                "Upload-Metadata",
                "filename " + Base64.getEncoder().encodeToString("鸿雁.bin".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(201);
        return stage().server().base().resolve(header(answer, "Location"));
    }

    private static String[] patch(long offset) {
        return new String[] {
            "Tus-Resumable",
            "1.0.0",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            Long.toString(offset)
        };
    }

    private static long offset(Files files, URI upload) {
        HttpResponse<byte[]> head = files.send("HEAD", upload, new byte[0], "Tus-Resumable", "1.0.0");
        return head.statusCode() / 100 == 2 ? Long.parseLong(header(head, "Upload-Offset")) : -1;
    }

    @Test
    default void goesOnWithAnUploadPieceByPiece() {
        Files alice = Files.of(online());
        byte[] bytes = bytes(300_000);
        URI upload = create(alice, bytes.length);

        HttpResponse<byte[]> first = alice.send("PATCH", upload, Arrays.copyOf(bytes, 100_000), patch(0));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(offset(alice, upload)).isEqualTo(100_000);
        assertThat(alice.send("PATCH", upload, new byte[10], patch(5)).statusCode())
                .isEqualTo(409);
        URI blob = URI.create(upload + "/blob");
        Files.reply(alice.send("GET", blob, new byte[0])).problem(400, 40001);
        alice.send("PATCH", upload, Arrays.copyOfRange(bytes, 100_000, bytes.length), patch(100_000));

        JsonNode made = Files.reply(alice.send("GET", blob, new byte[0])).ok();
        assertThat(made.path("size").asInt()).isEqualTo(bytes.length);
        assertThat(Files.reply(alice.send("GET", blob, new byte[0])).ok()).isEqualTo(made);
        HttpResponse<byte[]> back = alice.get("blobs/" + made.path("id").asText());
        assertThat(back.body()).isEqualTo(bytes);
        assertThat(header(back, "Content-Disposition")).contains("%E9%B8%BF%E9%9B%81.bin");
    }

    @Test
    default void keepsWhatCameBeforeAConnectionWasCut() throws Exception {
        Session session = online();
        Files alice = Files.of(session);
        byte[] bytes = bytes(2_000_000);
        URI upload = create(alice, bytes.length);

        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        long kept = 0;
        while (kept <= 0 && Instant.now().isBefore(end)) {
            if (kept == 0) {
                // a piece that comes while somebody asks for the offset is refused; then it is sent again
                cut(upload, alice.bearer(), bytes, 1_200_000);
            }
            kept = offset(alice, upload);
        }
        assertThat(kept).isBetween(1L, 1_200_000L);
        byte[] rest = Arrays.copyOfRange(bytes, (int) kept, bytes.length);
        assertThat(alice.send("PATCH", upload, rest, patch(kept)).statusCode()).isEqualTo(204);
        JsonNode made = Files.reply(alice.send("GET", URI.create(upload + "/blob"), new byte[0]))
                .ok();
        assertThat(alice.get("blobs/" + made.path("id").asText()).body()).isEqualTo(bytes);
    }

    /** Sends a part of what it announced, and hangs up. */
    private void cut(URI upload, String bearer, byte[] bytes, int length) throws IOException {
        try (Socket socket = new Socket(upload.getHost(), upload.getPort())) {
            OutputStream out = socket.getOutputStream();
            String head = "PATCH " + upload.getRawPath() + " HTTP/1.1\r\nHost: " + upload.getAuthority()
                    + "\r\nAuthorization: Bearer " + bearer
                    + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream"
                    + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes, 0, length);
            out.flush();
        }
    }

    @Test
    default void knowsNoUploadOfAnother() {
        Files alice = Files.of(online());
        Files eve = Files.of(online());
        URI upload = create(alice, 10);

        assertThat(offset(eve, upload)).isEqualTo(-1);
        assertThat(eve.send("PATCH", upload, new byte[10], patch(0)).statusCode())
                .isEqualTo(404);
        Files.reply(eve.send("GET", URI.create(upload + "/blob"), new byte[0])).problem(404, 40403);
        assertThat(Files.anonymous(stage().server())
                        .send("HEAD", upload, new byte[0], "Tus-Resumable", "1.0.0")
                        .statusCode())
                .isEqualTo(401);
        assertThat(eve.send("DELETE", upload, new byte[0], "Tus-Resumable", "1.0.0")
                        .statusCode())
                .isEqualTo(404);
        assertThat(alice.send("DELETE", upload, new byte[0], "Tus-Resumable", "1.0.0")
                        .statusCode())
                .isEqualTo(204);
        assertThat(offset(alice, upload)).isEqualTo(-1);
    }

    @Test
    default void beginsNoUploadThatIsTooLarge() {
        Files alice = Files.of(online());
        Files.reply(alice.send(
                        "POST",
                        stage().server().api("uploads"),
                        new byte[0],
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        "1000000000000"))
                .problem(413, 41301);
    }
}
