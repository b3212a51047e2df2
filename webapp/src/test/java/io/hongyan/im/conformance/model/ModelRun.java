package io.hongyan.im.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three people with two devices each do random things, on the server and on the model. */
public final class ModelRun {
    private final Model model = new Model();
    private final Random random;
    private final List<Player> players;
    private final Map<String, Runnable> steps = new LinkedHashMap<>();

    public ModelRun(Stage stage, long seed) {
        random = new Random(seed);
        List<Person> people = Stream.generate(stage::person).limit(3).toList();
        players = people.stream()
                .flatMap(person -> Stream.of(person.device("desktop"), person.device("mobile")))
                .map(device -> new Player(device, model))
                .toList();
        weigh(8, "send", this::send);
        weigh(3, "burst", this::burst);
        weigh(3, "retry", this::retry);
        weigh(3, "read", this::read);
        weigh(3, "history", this::history);
        weigh(2, "sync", this::sync);
        weigh(1, "leave", this::leave);
        weigh(2, "come", this::come);
        weigh(1, "log out", this::logOut);
    }

    private void weigh(int weight, String name, Runnable step) {
        IntStream.range(0, weight).forEach(i -> steps.put(name + " " + i, step));
    }

    public void run(int length) {
        players.forEach(Player::come);
        List<Map.Entry<String, Runnable>> choice = List.copyOf(steps.entrySet());
        for (int i = 0; i < length; i++) {
            pick(choice).getValue().run();
        }
        players.stream().filter(player -> !player.isOnline()).forEach(Player::come);
        players.forEach(Player::settle);
        players.forEach(this::assertSeesTheModel);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A player who is connected; comes back for it if nobody is. */
    private Player anyone() {
        List<Player> online = players.stream().filter(Player::isOnline).toList();
        if (online.isEmpty()) {
            players.get(0).come();
            return players.get(0);
        }
        return pick(online);
    }

    private String someone() {
        return pick(players).user();
    }

    private Talk.Said draft(Player player) {
        UUID clientId = new UUID(random.nextLong(), random.nextLong());
        return new Talk.Said(player.user(), someone(), "text " + random.nextInt(), clientId.toString());
    }

    private static ObjectNode body(Talk.Said said) {
        return Json.with(Session.text(said.to(), said.text()), "clientId", said.clientId());
    }

    // --- the steps

    private void send() {
        Player player = anyone();
        Talk.Said said = draft(player);
        accept(player, said, player.session().message(body(said)).ok());
    }

    /** The server's answer must be what the model says comes next. */
    private void accept(Player sender, Talk.Said said, JsonNode entry) {
        Talk talk = model.between(said.from(), said.to());
        talk.say(said);
        talk.id(entry.path("conversation").asText());
        assertThat(entry.path("seq").asInt()).isEqualTo(talk.last());
        assertThat(entry.has("duplicate")).isFalse();
        sender.hold(entry);
        players.stream()
                .filter(player -> player != sender && player.isOnline())
                .filter(player -> talk.members().contains(player.user()))
                .forEach(player -> player.expect(talk, talk.last()));
    }

    /** Two devices send several messages each without waiting; their seqs say in which order they came. */
    private void burst() {
        record Sent(Player player, Talk.Said said, JsonNode entry) {}
        List<Player> senders = Stream.of(anyone(), anyone()).distinct().toList();
        Map<Player, List<Talk.Said>> drafts = new LinkedHashMap<>();
        for (Player player : senders) {
            List<Talk.Said> mine = Stream.generate(() -> draft(player)).limit(8).toList();
            drafts.put(player, mine);
            player.session()
                    .wire()
                    .send(mine.stream()
                            .map(said -> Packet.request(512, "id", said.clientId(), "body", body(said)))
                            .toList());
        }
        List<Sent> sent = new ArrayList<>();
        drafts.forEach((player, mine) -> mine.forEach(said -> sent.add(new Sent(
                player, said, player.session().wire().answer(said.clientId()).ok()))));
        sent.sort(Comparator.comparingInt(it -> it.entry().path("seq").asInt()));
        sent.forEach(it -> accept(it.player(), it.said(), it.entry()));
        drafts.values().forEach(this::assertInOrder);
    }

    private void assertInOrder(List<Talk.Said> drafts) {
        for (String to : drafts.stream().map(Talk.Said::to).distinct().toList()) {
            List<Integer> seqs = drafts.stream()
                    .filter(said -> said.to().equals(to))
                    .map(said -> model.between(said.from(), to).seqOf(said.from(), said.clientId()))
                    .toList();
            assertThat(seqs).isSorted();
        }
    }

    private void retry() {
        Player player = anyone();
        List<Talk> talks = model.of(player.user());
        if (talks.isEmpty()) {
            return;
        }
        Talk talk = pick(talks);
        int seq = 1 + random.nextInt(talk.last());
        Talk.Said said = talk.at(seq);
        if (said.from().equals(player.user())) {
            Talk.Said other = new Talk.Said(said.from(), said.to(), "something else", said.clientId());
            JsonNode entry = player.session().message(body(other)).ok();
            assertThat(entry.path("duplicate").asBoolean()).isTrue();
            assertThat(entry.path("seq").asInt()).isEqualTo(seq);
            player.hold(entry);
        }
    }

    private void read() {
        Player player = anyone();
        String other = someone();
        Talk talk = model.between(player.user(), other);
        if (talk.last() == 0) {
            return;
        }
        int seq = 1 + random.nextInt(talk.last() + 1);
        Packet answer = player.session().set("read", "conversation", other, "seq", seq);
        if (seq > talk.last()) {
            answer.refused(40001);
        } else {
            answer.ok();
            talk.read(player.user(), seq);
        }
    }

    private void history() {
        Player player = anyone();
        String other = someone();
        Talk talk = model.between(player.user(), other);
        if (talk.last() == 0) {
            return;
        }
        int limit = 1 + random.nextInt(20);
        int around = random.nextInt(talk.last() + 2);
        boolean after = random.nextBoolean();
        List<JsonNode> page = player.session().entries(other, after ? "after" : "before", around, "limit", limit);
        int from = after ? around + 1 : Math.max(1, around - limit);
        int to = after ? Math.min(talk.last(), around + limit) : Math.min(talk.last(), around - 1);
        int first = !after && around > talk.last() ? Math.max(1, to - limit + 1) : from;
        assertThat(page.stream().map(entry -> entry.path("seq").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first, to).boxed().toList());
        page.forEach(player::hold);
    }

    private void sync() {
        assertSeesTheModel(anyone());
    }

    private void assertSeesTheModel(Player player) {
        List<Talk> talks = model.of(player.user());
        JsonNode seen = player.session().get("sync", "limit", 200).ok().path("conversations");
        assertThat(seen).hasSize(talks.size());
        for (JsonNode conversation : seen) {
            Talk talk = model.withId(conversation.path("id").asText());
            String last = talk.at(talk.last()).text();
            assertThat(conversation.path("lastSeq").asInt()).isEqualTo(talk.last());
            assertThat(conversation.path("readSeq").asInt()).isEqualTo(talk.read(player.user()));
            assertThat(conversation.path("unread").asInt()).isEqualTo(talk.unread(player.user()));
            assertThat(conversation.path("last").path("content").path("text").asText())
                    .isEqualTo(last);
        }
    }

    private void leave() {
        anyone().goes();
    }

    private void come() {
        players.stream().filter(player -> !player.isOnline()).findFirst().ifPresent(Player::come);
    }

    private void logOut() {
        anyone().logOut();
    }
}
