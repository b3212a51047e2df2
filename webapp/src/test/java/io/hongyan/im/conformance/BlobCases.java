package io.hongyan.im.conformance;

import static io.hongyan.im.conformance.client.Files.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Pictures;
import io.hongyan.im.conformance.client.Session;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Section 10: blobs, and content that names them. */
interface BlobCases extends Cases {
    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode file(String to, String blob) {
        return Json.map("to", to, "media", "file", "content", Json.map("blob", blob, "name", "note.txt", "size", 5));
    }

    private static void assertUnknown(HttpResponse<byte[]> answer) {
        Files.reply(answer).problem(404, 40403);
    }

    @Test
    default void answersAnUploadWithWhatItIs() {
        JsonNode blob = Files.of(online()).upload("", text("hello"));

        assertThat(blob.path("id").asText()).matches("[0-9A-HJKMNP-TV-Z]{13}");
        assertThat(blob.path("size").asInt()).isEqualTo(5);
        assertThat(blob.path("type").asText()).isEqualTo("text/plain");
        assertThat(blob.path("sha256").asText())
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    }

    @Test
    default void givesEachUploadAnIdOfItsOwn() {
        Files alice = Files.of(online());
        assertThat(alice.upload("", text("same")).path("id"))
                .isNotEqualTo(alice.upload("", text("same")).path("id"));
    }

    @Test
    default void takesNothingFromStrangersAndNothingAtAll() {
        Files.anonymous(stage().server()).tryUpload("", text("hello")).problem(401, 40101);
        Files alice = Files.of(online());
        alice.tryUpload("", new byte[0]).problem(400, 40001);
        alice.tryUpload("?use=poem", text("hello")).problem(400, 40001);
        alice.tryUpload("?use=voice", new byte[6 << 20]).problem(413, 41301);
    }

    @Test
    default void turnsAPhotoUprightAndForgetsWhereItWasTaken() {
        Files alice = Files.of(online());
        JsonNode blob = alice.upload("?name=holiday.jpg", Pictures.photo(640, 480));

        assertThat(blob.path("type").asText()).isEqualTo("image/jpeg");
        assertThat(blob.path("width").asInt()).isEqualTo(480);
        assertThat(blob.path("height").asInt()).isEqualTo(640);
        HttpResponse<byte[]> bytes = alice.get("blobs/" + blob.path("id").asText());
        assertThat(header(bytes, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(bytes.body()).hasSize(blob.path("size").asInt());
        assertThat(new String(bytes.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.PLACE, "Exif");
    }

    @Test
    default void makesThumbnailsOfPicturesOnly() {
        Files alice = Files.of(online());
        String picture = alice.upload("", Pictures.png(1_000, 500)).path("id").asText();
        String note = alice.upload("", text("hello")).path("id").asText();

        HttpResponse<byte[]> small = alice.get("blobs/" + picture + "/thumbnail");
        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(header(small, "Content-Type")).startsWith("image/");
        assertThat(header(small, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertUnknown(alice.get("blobs/" + note + "/thumbnail"));
    }

    @Test
    default void letsABrowserRunNothing() {
        Files alice = Files.of(online());
        String page = alice.upload("?name=%E9%B8%BF%E9%9B%81.html", text("<!doctype html><script>alert(1)</script>"))
                .path("id")
                .asText();
        HttpResponse<byte[]> answer = alice.get("blobs/" + page);

        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E9%B8%BF%E9%9B%81.html");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).contains("private", "immutable");
    }

    @Test
    default void givesPartsOfABlob() {
        Files alice = Files.of(online());
        JsonNode blob = alice.upload("", text("0123456789"));
        String path = "blobs/" + blob.path("id").asText();

        HttpResponse<byte[]> part = alice.get(path, "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString(StandardCharsets.UTF_8).isEqualTo("234");
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(alice.get(path, "Range", "bytes=-3").body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("789");
        assertThat(alice.get(path, "Range", "bytes=8-").body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("89");
        HttpResponse<byte[]> beyond = alice.get(path, "Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */10");
        String tag = header(part, "ETag");
        assertThat(alice.get(path, "Range", "bytes=2-4", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(alice.get(path, "Range", "bytes=2-4", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(alice.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        HttpResponse<byte[]> head = alice.send("HEAD", stage().server().api(path), new byte[0]);
        assertThat(header(head, "Content-Length")).isEqualTo("10");
        assertThat(head.body()).isEmpty();
    }

    @Test
    default void isThereOnlyForWhoMayReadIt() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = Files.of(alice).upload("", text("hello")).path("id").asText();
        assertThat(Files.of(alice).get("blobs/" + id).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
        assertUnknown(Files.of(bob).get("blobs/" + id));
        assertThat(Files.anonymous(stage().server()).get("blobs/" + id).statusCode())
                .isEqualTo(401);

        alice.message(file(bob.user(), id)).ok();

        assertThat(bob.received().path("content").path("blob").asText()).isEqualTo(id);
        assertThat(Files.of(bob).get("blobs/" + id).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
        assertUnknown(Files.of(eve).get("blobs/" + id));
        assertUnknown(Files.of(eve).get("blobs/0000000000001"));
        assertUnknown(Files.of(eve).get("blobs/nonsense"));
        assertUnknown(Files.of(eve).send("POST", stage().server().api("blobs/" + id + "/url"), new byte[0]));
    }

    @Test
    default void refusesContentThatNamesABlobOfAnother() {
        Session alice = online();
        Session bob = online();
        Session eve = online();
        String id = Files.of(alice).upload("", text("hello")).path("id").asText();

        JsonNode foreign = eve.message(file(bob.user(), id)).refused(42201);
        JsonNode unknown = eve.message(file(bob.user(), "0000000000001")).refused(42201);
        assertThat(foreign.path("field").asText()).isEqualTo("blob");
        assertThat(foreign).isEqualTo(unknown);
        assertThat(eve.message(file(bob.user(), "nonsense"))
                        .refused(42201)
                        .path("field")
                        .asText())
                .isEqualTo("blob");
        alice.message(file(bob.user(), id)).ok();
        bob.message(file(eve.user(), id)).ok();
        assertThat(Files.of(eve).get("blobs/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    default void givesAnAddressForOneBlobAlone() {
        Session alice = online();
        Files files = Files.of(alice);
        Files nobody = Files.anonymous(stage().server());
        String picture = files.upload("", Pictures.png(40, 20)).path("id").asText();
        String other = files.upload("", text("hello")).path("id").asText();
        JsonNode given = Files.reply(files.send("POST", stage().server().api("blobs/" + picture + "/url"), new byte[0]))
                .ok();

        String url = given.path("url").asText();
        assertThat(given.path("expiresIn").asInt()).isEqualTo(600);
        assertThat(nobody.follow(url).statusCode()).isEqualTo(200);
        assertThat(nobody.follow(given.path("thumbnail").asText()).statusCode()).isEqualTo(200);
        assertUnknown(nobody.follow(url.replace(picture, other)));
        assertUnknown(nobody.follow(url.replaceFirst("ticket=.", "ticket=9")));
    }
}
