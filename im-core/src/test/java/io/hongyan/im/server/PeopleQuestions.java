package io.hongyan.im.server;

import static io.hongyan.im.server.Question.OF_ALL_CONVERSATIONS;
import static io.hongyan.im.server.Question.OF_A_ROSTER;
import static io.hongyan.im.server.Question.OF_A_WORD;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Logins, contacts, cards, presence, and who may see what. */
final class PeopleQuestions {
    /** Held by one entry in twenty conversations, and by one entry alone. */
    private static final List<BlobId> BLOBS = List.of(BlobNumber.id(2), BlobNumber.id(700));

    private final QuietNode node;
    private final AtomicInteger met = new AtomicInteger();
    private final Map<Person, JsonNode> tokens = new ConcurrentHashMap<>();
    private final Map<Person, String> refreshes = new ConcurrentHashMap<>();
    private final Map<Person, String> versions = new ConcurrentHashMap<>();

    PeopleQuestions(QuietNode node) {
        this.node = node;
    }

    List<Question> all() {
        return List.of(
                new Question("login by password", OF_ALL_CONVERSATIONS, this::password),
                new Question("login by token", OF_ALL_CONVERSATIONS, this::token),
                new Question("token, refresh", this::refresh),
                new Question("devices", this::devices),
                new Question("roster, all", OF_A_ROSTER, this::roster),
                new Question("roster, since", OF_A_ROSTER, this::since),
                new Question("roster, request to unblock", OF_A_ROSTER, this::contact),
                new Question("presence", OF_A_ROSTER, this::presence),
                new Question("profile", OF_A_ROSTER, PeopleQuestions::profile),
                new Question("users", OF_A_WORD, PeopleQuestions::users),
                new Question("departments", PeopleQuestions::departments),
                new Question("blobs, right to read", OF_ALL_CONVERSATIONS, this::blobs));
    }

    private QuietClient other(Person person) {
        return new QuietClient(node, person.client().user(), "d2");
    }

    private void password(Person person) {
        QuietClient client = other(person);
        tokens.put(person, client.login());
        refreshes.put(person, token(person, "refresh"));
        client.close();
    }

    private String token(Person person, String which) {
        return tokens.getOrDefault(person, Json.map()).path(which).asText();
    }

    private void token(Person person) {
        QuietClient client = other(person);
        client.login(token(person, "access"));
        client.close();
    }

    private void refresh(Person person) {
        refreshes.compute(
                person,
                (key, old) ->
                        node.people().logins().refresh(String.valueOf(old)).refresh());
    }

    private void devices(Person person) {
        person.client().get("devices", Map.of());
        Identity who = new Identity(person.id(), new UserName(person.client().user()), new DeviceId("d1"));
        node.people().logins().seen(who, "127.0.0.1", Instant.now());
    }

    private void roster(Person person) {
        JsonNode page = person.client().get("roster", Map.of("limit", 200));
        versions.put(person, page.path("version").asText());
        while (page.has("cursor")) {
            page = person.client()
                    .get(
                            "roster",
                            Map.of("limit", 200, "cursor", page.path("cursor").asText()));
        }
    }

    private void since(Person person) {
        Map<String, ?> note = Map.of("action", "update", "user", person.friend(), "remark", "flies " + Instant.now());
        person.client().set("roster", note);
        person.client().get("roster", Map.of("since", String.valueOf(versions.get(person))));
    }

    /** Somebody else each time: who was blocked can't be asked again soon. */
    private void contact(Person person) {
        String user = "u" + ((person.id().value() < 1_500 ? 1_600 : 1_100) + met.incrementAndGet());
        for (String action : List.of("request", "block", "unblock")) {
            person.client().set("roster", Map.of("action", action, "user", user));
        }
    }

    private void presence(Person person) {
        person.client().show("away");
        person.client().get("presence", Map.of("users", List.of(person.friend(), "seed")));
        person.client().show("available");
    }

    /** Those who know the person see the change; direct conversations are checked anew. */
    private static void profile(Person person) {
        person.client().set("profile", Map.of("name", "Goose " + Instant.now()));
        person.client().set("profile", Map.of("messages", "contacts"));
        person.client().set("profile", Map.of("messages", "everybody"));
        person.client().get("profile", Map.of());
    }

    /** Somebody by name, everybody, nobody, and in a department. */
    private static void users(Person person) {
        for (String text : List.of("goose 1234", "goose", "u1234", "nobody")) {
            person.client().get("users", Map.of("text", text));
        }
        person.client().get("users", Map.of("text", "goose", "department", new DepartmentId(40).toString()));
    }

    private static void departments(Person person) {
        person.client().get("departments", Map.of());
        person.client().get("departments", Map.of("since", "990"));
        person.client().get("departments", Map.of("department", new DepartmentId(40).toString()));
    }

    private void blobs(Person person) {
        if (node.features().blobs().library().readable(person.id(), BLOBS).isEmpty() && person.isHub()) {
            throw new AssertionError("not readable");
        }
    }
}
