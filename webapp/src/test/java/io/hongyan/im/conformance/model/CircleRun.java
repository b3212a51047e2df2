package io.hongyan.im.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.conformance.model.Circle.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Four people with two devices each live in two groups, on the server and on the model. */
public final class CircleRun {
    private static final List<String> REACTIONS = List.of("👍", "🎉", "😀");

    private final Map<String, Circle> circles = new TreeMap<>();
    private final Random random;
    private final List<Replica> replicas;
    private final List<Runnable> steps = new ArrayList<>();

    public CircleRun(Stage stage, long seed) {
        random = new Random(seed);
        List<Person> people = Stream.generate(stage::person).limit(4).toList();
        replicas = people.stream()
                .flatMap(person -> Stream.of(person.device("desktop"), person.device("mobile")))
                .map(device -> new Replica(device, circles))
                .toList();
        weigh(10, this::say);
        weigh(4, this::edit);
        weigh(3, this::recall);
        weigh(4, this::react);
        weigh(2, this::pin);
        weigh(4, this::read);
        weigh(3, this::join);
        weigh(2, this::invite);
        weigh(2, this::leave);
        weigh(2, this::remove);
        weigh(3, this::give);
        weigh(2, this::mute);
        weigh(3, () -> anyone().goes());
        weigh(3, this::comes);
    }

    private void weigh(int weight, Runnable step) {
        steps.addAll(Collections.nCopies(weight, step));
    }

    public void run(int length) {
        replicas.forEach(Replica::come);
        begin(replicas.get(0), List.of(replicas.get(2).user(), replicas.get(4).user()));
        begin(replicas.get(6), List.of(replicas.get(0).user()));
        for (int i = 0; i < length; i++) {
            pick(steps).run();
        }
        replicas.stream().filter(replica -> !replica.isOnline()).forEach(Replica::come);
        replicas.forEach(Replica::settle);
        replicas.forEach(Replica::assertSeesTheModel);
    }

    private void begin(Replica owner, List<String> others) {
        JsonNode group = owner.session()
                .set("group", "action", "create", "name", "g", "users", others, "join", "open")
                .ok()
                .path("group");
        Circle circle = new Circle(group.path("id").asText(), owner.user(), others);
        circles.put(circle.id(), circle);
        replicas.stream().filter(each -> circle.has(each.user())).forEach(each -> each.expect(circle, 1, false));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Replica anyone() {
        List<Replica> online = replicas.stream().filter(Replica::isOnline).toList();
        if (online.isEmpty()) {
            replicas.get(0).come();
            return replicas.get(0);
        }
        return pick(online);
    }

    private String someone() {
        return pick(replicas).user();
    }

    private Circle circle() {
        return pick(List.copyOf(circles.values()));
    }

    private int seq(Circle circle) {
        return 1 + random.nextInt(circle.last() + 1);
    }

    // --- the steps

    private void say() {
        Replica who = anyone();
        Circle circle = circle();
        String text = "text " + random.nextInt();
        Packet answer = who.session().message(Json.with(Session.text(circle.id(), text), "clientId", uuid()));
        if (agree(answer, circle.toWrite(who.user()))) {
            circle.say(who.user(), text);
            who.hold(answer.body());
            expectOf(circle, who, Optional.empty());
        }
    }

    private void edit() {
        Replica who = anyone();
        Circle circle = circle();
        int seq = seq(circle);
        String text = "edit " + random.nextInt();
        int code = circle.toEdit(who.user(), seq);
        Packet answer = change(who, circle, seq, "edit", "content", Json.map("text", text));
        happen(circle, answer, code, () -> circle.edit(who.user(), seq, text));
    }

    private void recall() {
        Replica who = anyone();
        Circle circle = circle();
        int seq = seq(circle);
        int code = circle.toRecall(who.user(), seq);
        Packet answer = change(who, circle, seq, "recall");
        happen(circle, answer, code, () -> circle.recall(who.user(), seq));
    }

    private void react() {
        Replica who = anyone();
        Circle circle = circle();
        int seq = seq(circle);
        boolean on = random.nextInt(3) > 0;
        String reaction = pick(REACTIONS);
        int code = circle.toReact(who.user(), seq);
        Packet answer = change(who, circle, seq, on ? "react" : "unreact", "reaction", reaction);
        happen(circle, answer, code, () -> circle.react(who.user(), seq, reaction, on));
    }

    private void pin() {
        Replica who = anyone();
        Circle circle = circle();
        int seq = seq(circle);
        boolean on = random.nextBoolean();
        int code = circle.toPin(who.user(), seq);
        Packet answer = change(who, circle, seq, on ? "pin" : "unpin");
        happen(circle, answer, code, () -> circle.pin(who.user(), seq, on));
    }

    private void read() {
        Replica who = anyone();
        Circle circle = circle();
        int seq = seq(circle);
        int code = !circle.has(who.user()) ? Circle.STRANGER : seq > circle.last() ? 40001 : 0;
        Packet answer = who.session().set("read", "conversation", circle.id(), "seq", seq);
        if (agree(answer, code)) {
            circle.of(who.user()).read = Math.max(circle.of(who.user()).read, seq);
        }
    }

    private void join() {
        Replica who = anyone();
        Circle circle = circle();
        Packet answer = act(who, circle, "join");
        happen(circle, answer, circle.has(who.user()) ? 40901 : 0, () -> circle.enter(who.user(), who.user()));
    }

    private void invite() {
        Replica who = anyone();
        Circle circle = circle();
        String other = someone();
        int code = circle.toInvite(who.user(), other);
        Packet answer = act(who, circle, "invite", "users", List.of(other));
        happen(circle, answer, code, () -> circle.enter(who.user(), other));
    }

    private void leave() {
        Replica who = anyone();
        Circle circle = circle();
        if (circle.has(who.user()) && circle.members().size() == 1) {
            return;
        }
        int code = circle.toLeave(who.user());
        Packet answer = act(who, circle, "leave");
        happen(circle, answer, code, Optional.of(who.user()), () -> circle.go(who.user(), who.user()));
    }

    private void remove() {
        Replica who = anyone();
        Circle circle = circle();
        String other = someone();
        int code = circle.toRemove(who.user(), other);
        Packet answer = act(who, circle, "remove", "user", other);
        happen(circle, answer, code, Optional.of(other), () -> circle.go(who.user(), other));
    }

    private void give() {
        Replica who = anyone();
        Circle circle = circle();
        String other = someone();
        Role role = random.nextBoolean() ? Role.ADMINISTRATOR : Role.MEMBER;
        int code = circle.toGive(who.user(), other, role);
        Packet answer = act(who, circle, "role", "user", other, "role", role.word());
        happen(circle, answer, code, () -> circle.give(who.user(), other, role));
    }

    private void mute() {
        Replica who = anyone();
        Circle circle = circle();
        boolean on = random.nextBoolean();
        Integer until = on ? Integer.valueOf(-1) : null;
        if (random.nextInt(4) == 0) {
            int code = circle.toMuteAll(who.user());
            Packet answer = act(who, circle, "mute", "until", until);
            happen(circle, answer, code, () -> circle.mute(who.user(), Optional.empty(), on));
        } else {
            String other = someone();
            int code = circle.toMute(who.user(), other);
            Packet answer = act(who, circle, "mute", "user", other, "until", until);
            happen(circle, answer, code, () -> circle.mute(who.user(), Optional.of(other), on));
        }
    }

    private void comes() {
        replicas.stream().filter(replica -> !replica.isOnline()).findFirst().ifPresent(Replica::come);
    }

    // --- how a step is done on both

    private Packet change(Replica who, Circle circle, int seq, String action, Object... more) {
        return twice(
                who, "message", Json.with(Json.map("conversation", circle.id(), "seq", seq, "action", action), more));
    }

    private Packet act(Replica who, Circle circle, String action, @Nullable Object... more) {
        return twice(who, "group", Json.with(Json.map("group", circle.id(), "action", action), more));
    }

    /** Some answers get lost, and their requests are made again. */
    private Packet twice(Replica who, String query, ObjectNode fields) {
        ObjectNode body = Json.with(fields, "type", "set", "query", query, "clientId", uuid());
        Packet answer = who.session().ask(513, body);
        if (answer.code() == 0 && random.nextInt(4) == 0) {
            assertThat(who.session().ask(513, body).ok().path("duplicate").asBoolean())
                    .isTrue();
        }
        return answer;
    }

    private boolean agree(Packet answer, int code) {
        assertThat(answer.code()).as("%s", answer.json()).isEqualTo(code);
        return code == 0;
    }

    private void happen(Circle circle, Packet answer, int code, Runnable effect) {
        happen(circle, answer, code, Optional.empty(), effect);
    }

    /** The server's answer must be what the model says comes next; everybody in the group is told. */
    private void happen(Circle circle, Packet answer, int code, Optional<String> leaving, Runnable effect) {
        if (!agree(answer, code)) {
            return;
        }
        int before = circle.last();
        effect.run();
        JsonNode entries = answer.body().path("entries");
        assertThat(entries.size()).as("%s", answer.json()).isEqualTo(circle.last() - before);
        if (circle.last() > before) {
            assertThat(entries.path(0).path("seq").asInt()).isEqualTo(circle.last());
            expectOf(circle, null, leaving);
        }
    }

    private void expectOf(Circle circle, @Nullable Replica origin, Optional<String> leaving) {
        replicas.stream()
                .filter(each -> each != origin && each.isOnline())
                .filter(each -> circle.has(each.user())
                        || leaving.filter(each.user()::equals).isPresent())
                .forEach(each -> each.expect(
                        circle,
                        circle.last(),
                        leaving.filter(each.user()::equals).isPresent()));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
