package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.packet.Json;
import io.hongyan.im.search.storage.JdbcSearchIndex.Bounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How what was found is cut into pages, on every database. */
interface SearchPagesContract {
    /** A third of it is more than the index is asked for at a time. */
    int MESSAGES = 240;

    Office office();

    /** Many of the same moment, in several conversations, some of which only look like it. */
    @Test
    default void pagesWithoutDoubleOrHole() {
        Person alice = office().town.person("alice");
        Person bob = office().town.person("bob");
        List<Route> routes =
                List.of(office().direct(alice, bob), office().group(alice, bob), office().group(bob, alice));
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            drafts.add(
                    draft(bob, routes.get(i % 3), (i % 2 == 0 ? "international " : "internationally ") + (1_000 + i)));
        }
        office().in(() -> office().town.log.append(drafts, true));
        for (int limit : List.of(7, 40, 200)) {
            List<JsonNode> found = office().found(alice, "international ", "limit", limit);
            assertThat(new HashSet<>(ids(found))).hasSize(MESSAGES).hasSameSizeAs(found);
            List<JsonNode> some = office().found(alice, "international x", "limit", limit);
            assertThat(some).isEmpty();
        }
        assertThat(office().find(alice, "international 1008", "limit", 1)).containsExactly("international 1008");
        assertThat(office().find(alice, "internationally 1007")).containsExactly("internationally 1007");
        List<JsonNode> all = office().found(alice, "international", "limit", 9);
        assertThat(ids(all)).isEqualTo(ids(office().found(alice, "international", "limit", 100)));
        Office inWindows = new Office(office().town, index -> index, new Bounds(0, 5));
        assertThat(ids(inWindows.found(alice, "international", "limit", 9))).isEqualTo(ids(all));
        assertThat(ids(inWindows.found(alice, "in", "limit", 9))).isEqualTo(ids(all));
        assertThat(inWindows.find(alice, "international 1008", "limit", 1)).containsExactly("international 1008");
        assertThat(inWindows.find(alice, "nowhere")).isEmpty();
        for (Bounds bounds : List.of(new Bounds(20_000, 2), new Bounds(0, 2), new Bounds(20, 1))) {
            Office inParts = new Office(office().town, index -> index, bounds);
            assertThat(ids(inParts.found(alice, "international", "limit", 9))).isEqualTo(ids(all));
            assertThat(ids(inParts.found(alice, "in", "limit", 9))).isEqualTo(ids(all));
            assertThat(ids(inParts.found(alice, "international 1", "limit", 40)))
                    .hasSize(MESSAGES / 2)
                    .isEqualTo(ids(office().found(alice, "international 1", "limit", 200)));
            assertThat(inParts.find(alice, "nowhere")).isEmpty();
        }
        assertThat(all)
                .isSortedAccordingTo((one, other) -> Long.compare(
                        other.path("time").asLong(), one.path("time").asLong()));

        JsonNode page = office().ask(alice, "text", "international", "limit", 5);
        office().say(bob, routes.get(0), "international latecomer");
        JsonNode next = office().ask(
                        alice,
                        "text",
                        "international",
                        "limit",
                        5,
                        "cursor",
                        page.path("cursor").asText());
        assertThat(ids(List.of(next.path("items").get(0)))).isEqualTo(List.of(ids(all).get(5)));
    }

    private Draft draft(Person from, Route route, String text) {
        return new Draft(
                route,
                new NewMessage(
                        from.id(),
                        Optional.empty(),
                        "chat",
                        "text",
                        Json.map().put("text", text),
                        text,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Set.of()),
                Set.of(),
                Optional.empty());
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).toList();
    }
}
