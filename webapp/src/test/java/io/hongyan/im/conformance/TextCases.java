package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may write. */
interface TextCases extends Cases {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " spaces  kept ",
                "e\u0301 is not \u00e9",
                "👩‍👩‍👧‍👦 🇨🇳 👍🏽",
                "\u202eright to left\u202c مرحبا",
                "</script><b>&amp;\"'\\",
                "tab\tbell\u0007\u001f",
                "\u2028\u2029\u0085\ufeff\uffff"
            })
    default void changesNothingInATextOnItsWay(String text) {
        Session alice = online();
        Session bob = online();
        alice.say(bob, text);

        assertThat(bob.received().path("content").path("text").asText()).isEqualTo(text);
        assertThat(bob.entries(alice.user()).get(0).path("content").path("text").asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00x", "\\udc00\\ud800"})
    default void survivesCharactersThatNoDatabaseKeeps(String escaped) {
        Session alice = online();
        Session bob = online();
        alice.wire()
                .frame("{\"op\":512,\"id\":\"a\",\"body\":{\"to\":\"" + bob.user() + "\",\"content\":{\"text\":\""
                        + escaped + "\"}}}");

        assertThat(alice.wire().inbox().take(Packet::isAnswer).code()).isIn(0, 42201, 40001);
        alice.say(bob, "after it");
        assertThat(bob.wire()
                        .inbox()
                        .take(packet -> "after it"
                                .equals(packet.body()
                                        .path("content")
                                        .path("text")
                                        .asText()))
                        .isPush(512))
                .isTrue();
    }
}
