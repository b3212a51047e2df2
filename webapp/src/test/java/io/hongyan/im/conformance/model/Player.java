package io.hongyan.im.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Device;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A device as a client keeps it: what it holds of each conversation, and the cursor from which it resumes. */
final class Player {
    private final Device device;
    private final Model model;
    private final Map<String, Set<Integer>> held = new TreeMap<>();
    private final List<String> due = new ArrayList<>();
    private @Nullable Session session;
    private @Nullable String cursor;

    Player(Device device, Model model) {
        this.device = device;
        this.model = model;
    }

    String user() {
        return device.owner().user();
    }

    boolean isOnline() {
        return session != null;
    }

    Session session() {
        return Objects.requireNonNull(session);
    }

    // --- coming and going

    void come() {
        session = device.online();
        resume();
    }

    /** Loses the connection. */
    void goes() {
        session().hangUp();
        session = null;
        due.clear();
    }

    void logOut() {
        session().wire().ask(Packet.request(2)).ok();
        session().wire().inbox().closeCode();
        session = null;
        due.clear();
        device.forget();
    }

    /** Does what the page tells a client to do after it was away, and must hold everything then. */
    void resume() {
        JsonNode answer = session().get("sync", "cursor", cursor).ok();
        for (JsonNode conversation : answer.path("conversations")) {
            String id = conversation.path("id").asText();
            while (firstMissing(id) <= conversation.path("lastSeq").asInt()) {
                session()
                        .entries(id, "after", firstMissing(id) - 1, "limit", 20)
                        .forEach(this::hold);
            }
        }
        cursor = answer.path("cursor").asText();
        assertHoldsEverything();
    }

    private int firstMissing(String id) {
        int seq = 1;
        while (of(id).contains(seq)) {
            seq++;
        }
        return seq;
    }

    private Set<Integer> of(String id) {
        return held.computeIfAbsent(id, any -> new TreeSet<>());
    }

    // --- what it must be told

    /** A push of this entry must come. */
    void expect(Talk talk, int seq) {
        due.add(talk.id() + " " + seq);
    }

    /** Waits for every push that is due; then it must hold all there is, and nothing that is not. */
    void settle() {
        for (String push : due) {
            hold(session().push(512, packet -> key(packet.body()).equals(push)).body());
        }
        due.clear();
        session().wire().flush().stream().filter(packet -> packet.isPush(512)).forEach(packet -> hold(packet.body()));
        assertHoldsEverything();
    }

    private static String key(JsonNode entry) {
        return entry.path("conversation").asText() + " " + entry.path("seq").asInt();
    }

    /** Keeps an entry, which must be what the model says it is. */
    void hold(JsonNode entry) {
        Talk talk = model.withId(entry.path("conversation").asText());
        int seq = entry.path("seq").asInt();
        Talk.Said said = talk.at(seq);
        assertThat(talk.members()).contains(user());
        assertThat(entry.path("from").asText()).isEqualTo(said.from());
        assertThat(entry.path("content")).isEqualTo(Json.map("text", said.text()));
        assertThat(entry.path("clientId").asText("")).isEqualTo(said.from().equals(user()) ? said.clientId() : "");
        of(talk.id()).add(seq);
    }

    private void assertHoldsEverything() {
        for (Talk talk : model.of(user())) {
            assertThat(of(talk.id())).as("held of %s", talk.id()).hasSize(talk.last());
        }
    }
}
