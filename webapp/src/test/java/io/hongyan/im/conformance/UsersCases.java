package io.hongyan.im.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section 6: {@code users}. */
interface UsersCases extends Cases {

    @Test
    default void findsByUserName() {
        Session alice = online();
        Session bob = stage().online("Bob");
        JsonNode answer = alice.get("users", "text", bob.user()).ok();

        assertThat(answer.path("query").asText()).isEqualTo("users");
        assertThat(answer.path("items")).hasSize(1);
        assertThat(answer.path("items").get(0).path("user").asText()).isEqualTo(bob.user());
        assertThat(answer.path("items").get(0).path("name").asText()).isEqualTo("Bob");
    }

    @Test
    default void findsByTheBeginningOfAUserName() {
        Session alice = online();
        Session bob = online();

        assertThat(found(alice, bob.user().substring(0, 8))).contains(bob.user());
    }

    @Test
    default void findsByName() {
        Session alice = online();
        String name = "Xaverl " + Stage.uuid().substring(0, 8);
        Session bob = stage().online(name);

        assertThat(found(alice, name)).containsExactly(bob.user());
        assertThat(found(alice, name.toUpperCase(java.util.Locale.ROOT))).containsExactly(bob.user());
    }

    @Test
    default void findsByPinyinAndInitials() {
        Session alice = online();
        Session bob = stage().online("欧阳翠花");

        assertThat(found(alice, "欧阳")).contains(bob.user());
        assertThat(found(alice, "ouyangcuihua")).contains(bob.user());
        assertThat(found(alice, "oych")).contains(bob.user());
    }

    @Test
    default void findsNobodyByNothingOfTheirs() {
        assertThat(found(online(), "there is nobody called so")).isEmpty();
    }

    @Test
    default void takesNoLetterForMoreThanItself() {
        Session alice = online();

        assertThat(found(alice, "%")).doesNotContain(alice.user());
        assertThat(found(alice, "_____")).doesNotContain(alice.user());
        assertThat(found(alice, "' or '1'='1")).isEmpty();
        assertThat(found(alice, "\\")).doesNotContain(alice.user());
    }

    @Test
    default void pagesThroughMany() {
        Session alice = online();
        String name = "Twin " + Stage.uuid().substring(0, 8);
        Set<String> twins = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            twins.add(stage().person(name).user());
        }
        List<String> seen = new ArrayList<>();
        JsonNode page = alice.get("users", "text", name, "limit", 2).ok();
        assertThat(page.path("items")).hasSize(2);
        collect(page, seen);
        while (page.has("cursor")) {
            page = alice.get(
                            "users",
                            "text",
                            name,
                            "limit",
                            2,
                            "cursor",
                            page.path("cursor").asText())
                    .ok();
            collect(page, seen);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(twins);
    }

    @Test
    default void refusesSearchesThatAreNone() {
        Session alice = online();

        alice.get("users", "text", 7).refused(40001);
        alice.get("users", "text", "a", "limit", "many").refused(40001);
        alice.get("users", "text", "a", "cursor", 7).refused(40001);
    }

    private static List<String> found(Session asker, String text) {
        List<String> users = new ArrayList<>();
        collect(asker.get("users", "text", text).ok(), users);
        return users;
    }

    private static void collect(JsonNode page, List<String> users) {
        Json.items(page.path("items")).map(it -> it.path("user").asText()).forEach(users::add);
    }
}
