package io.hongyan.im.server;

import static io.hongyan.im.server.Question.OF_ALL_CONVERSATIONS;
import static io.hongyan.im.server.Question.OF_ALL_DELETIONS;
import static io.hongyan.im.server.Question.OF_A_SEARCH;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.id.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages, and what is asked about them. */
final class TalkQuestions {
    private static final int PAGE = 200;

    private final Map<Person, String> cursors = new ConcurrentHashMap<>();
    private final AtomicInteger said = new AtomicInteger();

    List<Question> all() {
        return List.of(
                new Question("message to a person", person -> say(person, person.friend(), Map.of())),
                new Question("message to a group", person -> say(person, person.place(), Map.of())),
                new Question(
                        "message with reply and mention",
                        person -> say(person, person.place(), Map.of("replyTo", 1, "mentions", List.of("@all")))),
                new Question("message again", this::again),
                new Question("history, newest", person -> history(person, Map.of())),
                new Question("history, before", person -> history(person, Map.of("before", person.end() / 2 + 1))),
                new Question("history, after", person -> history(person, Map.of("after", person.end() / 2))),
                new Question("history of a channel", TalkQuestions::channelHistory),
                new Question("history, at", this::at),
                new Question("sync, all", OF_ALL_CONVERSATIONS, this::sync),
                new Question("sync, what changed", OF_ALL_CONVERSATIONS, this::changed),
                new Question("read", this::read),
                new Question("conversation", TalkQuestions::settings),
                new Question("message, react and pin", TalkQuestions::mark),
                new Question("message, edit, delete and recall", OF_ALL_DELETIONS, this::change),
                new Question("message, forward", this::forward),
                new Question("group and its members", TalkQuestions::group),
                new Question("group, who comes and goes", TalkQuestions::comeAndGo),
                new Question("search in a conversation", OF_A_SEARCH, person -> search(person, here(person))),
                new Question("search in all", OF_A_SEARCH, person -> search(person, Map.of())));
    }

    private JsonNode say(Person person, String to, Map<String, ?> fields) {
        String text = "honk " + said.incrementAndGet();
        JsonNode entry = person.client().say(to, text, fields);
        if (to.equals(person.friend())) {
            person.peer().hear(text);
        }
        return entry;
    }

    private void again(Person person) {
        JsonNode first = say(person, person.friend(), Map.of());
        JsonNode again = person.client()
                .say(
                        person.friend(),
                        "honk",
                        Map.of("clientId", first.path("clientId").asText()));
        if (!again.path("duplicate").asBoolean()) {
            throw new AssertionError(again);
        }
    }

    private static Map<String, Object> here(Person person) {
        return Map.of("conversation", person.place());
    }

    private static Map<String, Object> here(Person person, Map<String, ?> more) {
        Map<String, Object> fields = new ConcurrentHashMap<>(here(person));
        fields.putAll(more);
        return fields;
    }

    private static JsonNode history(Person person, Map<String, ?> where) {
        JsonNode answer = person.client().get("history", here(person, where.isEmpty() ? Map.of("limit", PAGE) : where));
        if (answer.path("entries").isEmpty()) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    /** With a message that everybody there has reacted to. */
    private static void channelHistory(Person person) {
        if (person.isHub()) {
            person.client().get("history", Map.of("conversation", channel().toString(), "after", 0));
        }
    }

    /** From the middle of the log on. */
    private void at(Person person) {
        JsonNode middle = history(person, Map.of("after", person.end() / 2))
                .path("entries")
                .get(0);
        JsonNode found = history(person, Map.of("at", middle.path("time").longValue()))
                .path("entries")
                .get(0);
        if (!found.equals(middle)) {
            throw new AssertionError(found);
        }
    }

    private void sync(Person person) {
        JsonNode page = person.client().get("sync", Map.of());
        while (page.path("more").asBoolean()) {
            page = person.client()
                    .get("sync", Map.of("cursor", page.path("cursor").asText()));
        }
        cursors.put(person, page.path("cursor").asText());
    }

    private void changed(Person person) {
        say(person, person.friend(), Map.of());
        JsonNode page = person.client().get("sync", Map.of("cursor", String.valueOf(cursors.get(person))));
        if (page.path("conversations").isEmpty()) {
            throw new AssertionError(page);
        }
    }

    private void read(Person person) {
        JsonNode entry = say(person, person.place(), Map.of());
        person.client().set("read", here(person, Map.of("seq", entry.path("seq").longValue())));
        person.client().get("read", here(person, Map.of("seq", entry.path("seq").longValue())));
    }

    private static void settings(Person person) {
        Map<String, ?> change = Map.of("pinned", true, "draft", "later", "hidden", true);
        person.client().set("conversation", here(person, change));
    }

    private static void mark(Person person) {
        for (String action : List.of("react", "unreact")) {
            person.client().set("message", here(person, Map.of("action", action, "seq", 2, "reaction", "🪿")));
        }
        for (String action : List.of("pin", "unpin")) {
            person.client().set("message", here(person, Map.of("action", action, "seq", 3)));
        }
        person.client().get("message", here(person, Map.of("pinned", true)));
    }

    private void change(Person person) {
        long seq = say(person, person.place(), Map.of()).path("seq").longValue();
        Map<String, ?> edit = Map.of("action", "edit", "seq", seq, "content", Map.of("text", "hiss"));
        person.client().set("message", here(person, edit));
        person.client().get("message", here(person, Map.of("seq", seq)));
        person.client().set("message", here(person, Map.of("action", "recall", "seq", seq)));
        person.client().set("message", here(person, Map.of("action", "delete", "seq", seq)));
    }

    private void forward(Person person) {
        long seq = say(person, person.place(), Map.of()).path("seq").longValue();
        Map<String, ?> forward = Map.of("action", "forward", "seqs", List.of(seq), "to", List.of(person.friend()));
        person.client().set("message", here(person, forward));
    }

    private static void group(Person person) {
        Map<String, Object> group = Map.of("group", person.place());
        person.client().get("group", group);
        for (String list : List.of("members", "requests", "links")) {
            person.client().get("group", Map.of("group", person.place(), list, true));
        }
    }

    private static void comeAndGo(Person person) {
        Map<String, ?> invite = Map.of("group", person.place(), "action", "invite", "users", List.of("seed"));
        person.client().set("group", invite);
        Map<String, ?> mute = Map.of("group", person.place(), "action", "mute", "user", "seed", "until", -1);
        person.client().set("group", mute);
        person.client().set("group", Map.of("group", person.place(), "action", "remove", "user", "seed"));
    }

    /** A word of every message, one of each thousandth, the beginning of many, and a rare one. */
    private static void search(Person person, Map<String, ?> where) {
        for (String text : List.of("goose", "goose w7", "goo", "needle", "goose needle")) {
            Map<String, Object> fields = new ConcurrentHashMap<>(where);
            fields.put("text", text);
            person.client().get("search", fields);
        }
    }

    static ConversationId channel() {
        return new ConversationId(Populace.MINE + 1);
    }

    static ConversationId room() {
        return new ConversationId(Populace.MINE + 2);
    }
}
