package io.hongyan.im.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A device of somebody, which asks and waits for the answer. */
final class QuietClient {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final RecordingTransport transport = new RecordingTransport(false);
    private final Session session;
    private final String user;
    private final String device;
    private int asked;
    private int seen;

    QuietClient(QuietNode node, String user, String device) {
        this.session = node.sessions().open(transport, node.features().dispatcher());
        this.user = user;
        this.device = device;
    }

    String user() {
        return user;
    }

    /** Says how available somebody is. */
    void show(String availability) {
        JsonNode unused = ask(Op.PRESENCE, Json.map().put("type", availability));
    }

    /** By password; gives the tokens. */
    JsonNode login() {
        return login(Json.map().put("username", user).put("password", QuietNode.PASSWORD))
                .path("tokens");
    }

    /** By the access token of an earlier login of this device. */
    void login(String access) {
        JsonNode unused = login(Json.map().put("token", access));
    }

    private JsonNode login(ObjectNode body) {
        body.putObject("device").put("id", device).put("kind", "web").put("name", "web");
        return ask(Op.LOGIN, body);
    }

    JsonNode get(String query, Map<String, ?> fields) {
        return iq("get", query, fields);
    }

    JsonNode set(String query, Map<String, ?> fields) {
        return iq("set", query, fields);
    }

    private JsonNode iq(String type, String query, Map<String, ?> fields) {
        ObjectNode body = Json.map().put("type", type).put("query", query);
        if (type.equals("set")) {
            body.put("clientId", UUID.randomUUID().toString());
        }
        fields.forEach((name, value) -> body.set(name, Json.of(value)));
        return ask(Op.IQ, body);
    }

    /** A text; others are pushed it by the time that this is answered, or soon. */
    JsonNode say(String to, String text, Map<String, ?> fields) {
        ObjectNode body =
                Json.map().put("to", to).put("clientId", UUID.randomUUID().toString());
        body.putObject("content").put("text", text);
        fields.forEach((name, value) -> body.set(name, Json.of(value)));
        return ask(Op.MESSAGE, body);
    }

    /** The body of the answer, which must be good. */
    private JsonNode ask(int op, ObjectNode body) {
        String id = Integer.toString(++asked);
        String packet = Json.write(Json.map().put("op", op).put("id", id).set("body", body));
        session.receive(JsonCodec.packets(packet));
        JsonNode answer = await(
                answered -> answered.has("code") && answered.path("id").asText().equals(id));
        assertThat(answer.path("code").intValue()).as(body + ": " + answer).isZero();
        return answer.path("body");
    }

    /** Waits for a push of a message that says so. */
    void hear(String text) {
        JsonNode unused = await(packet ->
                packet.path("body").path("content").path("text").asText().equals(text));
    }

    private JsonNode await(Predicate<JsonNode> which) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            Optional<JsonNode> found = next(which);
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as("no answer").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private Optional<JsonNode> next(Predicate<JsonNode> which) {
        List<String> frames = transport.frames();
        while (seen < frames.size()) {
            Optional<JsonNode> found =
                    frames.get(seen++).lines().map(Json::readOwn).filter(which).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    void close() {
        session.gone();
    }
}
