package io.hongyan.im.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final PageFile PAGE = new PageFile(
            PageFile.typeOf("index.html"),
            "<base href=\"{{base}}\"><meta nonce=\"{{nonce}}\">".getBytes(UTF_8),
            null,
            null);
    private static final PageFile SCRIPT = new PageFile(PageFile.typeOf("a-1.js"), bytes(3), bytes(1), bytes(2));

    private static final PageFile REST = new PageFile(PageFile.typeOf("openapi.yaml"), bytes(4), null, null);

    private final Pages pages = new Pages(
            Map.of(
                    "/chat/index.html", PAGE,
                    "/assets/a-1.js", SCRIPT,
                    "/openapi.html", PAGE,
                    "/openapi.yaml", REST,
                    "/other.html", PAGE),
            "/im");

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/chat"})
    void leadsToTheChat(String path) {
        PageAnswer answer = pages.get(path, "");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsEntry("Location", "chat/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat/", "/chat/c/alice/", "/chat/c/a.b/", "/chat/settings"})
    void showsThePageAtEveryAddressOfTheChat(String path) {
        PageAnswer answer = pages.get(path, "br");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).startsWith("<base href=\"/im/chat/\">");
        assertThat(answer.headers())
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Content-Type", "text/html; charset=utf-8");
    }

    @Test
    void showsWhatRestIs() {
        PageAnswer page = pages.get("/openapi.html", "");
        PageAnswer file = pages.get("/openapi.yaml", "");

        assertThat(page.headers()).containsEntry("Cache-Control", "no-cache");
        assertThat(text(page)).doesNotContain("{{nonce}}");
        assertThat(file.body()).hasSize(4);
        assertThat(file.headers())
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Content-Type", "application/yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat/missing.js",
                "/assets/b-2.js",
                "/assets/",
                "/assets/../chat/index.html",
                "/other",
                "/other.html"
            })
    void hasNothingElse(String path) {
        assertThat(pages.get(path, "").status()).isEqualTo(404);
    }

    @Test
    void givesEachPageANonceOfItsOwnThatThePolicyNames() {
        PageAnswer one = pages.get("/chat/", "");
        PageAnswer other = pages.get("/chat/", "");
        assertThat(text(one)).isNotEqualTo(text(other));
        String nonce = text(one).replaceAll(".*nonce=\"([^\"]+)\".*", "$1");
        assertThat(one.headers().get("Content-Security-Policy"))
                .contains("style-src 'self' 'nonce-" + nonce + "'")
                .contains("default-src 'none'");
    }

    @Test
    void sendsTheSmallestFormThatTheBrowserTakes() {
        assertThat(pages.get("/assets/a-1.js", "gzip, deflate, br").body()).hasSize(1);
        assertThat(pages.get("/assets/a-1.js", "gzip, br;q=0").body()).hasSize(2);
        assertThat(pages.get("/assets/a-1.js", "identity").body()).hasSize(3);
    }

    @Test
    void letsHashedFilesBeKeptForEver() {
        assertThat(pages.get("/assets/a-1.js", "br").headers())
                .containsEntry("Content-Encoding", "br")
                .containsEntry("Vary", "Accept-Encoding")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
    }

    private static String text(PageAnswer answer) {
        return new String(answer.body(), UTF_8);
    }

    private static byte[] bytes(int length) {
        return new byte[length];
    }
}
