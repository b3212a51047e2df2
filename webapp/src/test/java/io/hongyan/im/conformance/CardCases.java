package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 9: links, news, contacts and locations. */
interface CardCases extends Cases {

    @Test
    default void sendsALinkWithoutATitleWhereThereIsNoPage() {
        Session alice = online();
        Session bob = online();
        ObjectNode claimed = Json.map("url", "https://no-such-host.invalid/a?b=c|d", "title", "claimed");

        JsonNode content = alice.message(card(bob, "link", claimed)).ok().path("content");

        assertThat(content.path("url").asText()).isEqualTo("https://no-such-host.invalid/a?b=c|d");
        assertThat(content.has("title")).isFalse();
        assertThat(bob.received().path("body").asText()).contains("https://no-such-host.invalid/");
    }

    @Test
    default void looksAtNoLinkIntoItsOwnNetwork() throws IOException {
        Session alice = online();
        Session bob = online();
        try (ServerSocketChannel inside = ServerSocketChannel.open()) {
            inside.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            inside.configureBlocking(false);
            int port = ((InetSocketAddress) inside.getLocalAddress()).getPort();

            for (String host :
                    List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1")) {
                String url = "http://" + host + ":" + port + "/";
                assertThat(alice.message(card(bob, "link", Json.map("url", url)))
                                .ok()
                                .path("content")
                                .has("title"))
                        .as(url)
                        .isFalse();
            }

            assertThat(inside.accept()).isNull();
        }
    }

    @Test
    default void takesOnlyWebAddresses() {
        Session alice = online();
        Session bob = online();

        for (String url : List.of("", "example.org", "javascript:alert(1)", "data:text/html,a", "file:///etc/passwd")) {
            assertThat(refusedField(alice, card(bob, "link", Json.map("url", url))))
                    .isEqualTo("url");
            assertThat(refusedField(alice, card(bob, "news", Json.map("title", "a", "url", url))))
                    .isEqualTo("url");
        }
    }

    @Test
    default void carriesNews() {
        Session alice = online();
        Session bob = online();

        alice.message(card(bob, "news", Json.map("title", "Geese fly", "memo", "South", "url", "https://example.org")))
                .ok();

        JsonNode pushed = bob.received();
        assertThat(pushed.path("content").path("title").asText()).isEqualTo("Geese fly");
        assertThat(pushed.path("body").asText()).contains("Geese fly", "South", "https://example.org");
        assertThat(refusedField(alice, card(bob, "news", Json.map("title", " "))))
                .isEqualTo("title");
        assertThat(refusedField(alice, card(bob, "news", Json.map("title", "a", "cover", "0000000000000"))))
                .isEqualTo("cover");
    }

    @Test
    default void addsToAContactWhatTheServerKnows() {
        Session alice = online();
        Session bob = online();

        JsonNode content = alice.message(card(bob, "contact", Json.map("user", alice.user(), "name", "somebody else")))
                .ok()
                .path("content");

        assertThat(content.path("user").asText()).isEqualTo(alice.user());
        assertThat(content.path("name").asText()).isNotBlank().isNotEqualTo("somebody else");
        assertThat(refusedField(alice, card(bob, "contact", Json.map("user", "no.such.user"))))
                .isEqualTo("user");
    }

    @Test
    default void carriesALocation() {
        Session alice = online();
        Session bob = online();

        alice.message(card(bob, "location", Json.map("latitude", 39.9042, "longitude", -180, "name", "Square")))
                .ok();

        JsonNode content = bob.received().path("content");
        assertThat(content.path("latitude").asDouble()).isEqualTo(39.9042);
        assertThat(content.path("longitude").asDouble()).isEqualTo(-180);
        assertThat(refusedField(alice, card(bob, "location", Json.map("latitude", 90.5, "longitude", 0))))
                .isEqualTo("latitude");
        assertThat(refusedField(alice, card(bob, "location", Json.map("latitude", 0))))
                .isEqualTo("longitude");
    }

    private static String refusedField(Session sender, ObjectNode message) {
        return sender.message(message).refused(42201).path("field").asText();
    }

    private static ObjectNode card(Session to, String media, ObjectNode content) {
        return Json.map("to", to.user(), "media", media, "content", content);
    }
}
