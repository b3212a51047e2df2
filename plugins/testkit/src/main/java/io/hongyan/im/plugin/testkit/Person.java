package io.hongyan.im.plugin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.blob.Uploads;
import io.hongyan.im.blob.Use;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Op;
import io.hongyan.im.server.Messenger;
import io.hongyan.im.session.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Somebody who is signed in at a {@link TestServer}. */
public final class Person {
    static final String ADDRESS = "127.0.0.1";
    private static final int TRIES = 5;

    private final Account account;
    private final Uploads uploads;
    private final Session session;
    private final Answers answers;

    private Person(Account account, Uploads uploads, Session session, Answers answers) {
        this.account = account;
        this.uploads = uploads;
        this.session = session;
        this.answers = answers;
    }

    static Person of(Account account, Messenger messenger) {
        Answers answers = new Answers();
        Session session = messenger.connect(answers);
        answers.tell(session);
        session.login(new Identity(account.id(), account.username(), new DeviceId("test")), "desktop", Locale.ENGLISH);
        return new Person(account, messenger.blobs().uploads(), session, answers);
    }

    /** The user name. */
    public String name() {
        return account.username().value();
    }

    /**
     * Uploads bytes, which the server types and measures as any.
     *
     * @param file what the file is called
     * @return what contents of this person's messages may hold
     */
    public BlobId upload(String file, byte[] bytes) {
        try {
            return uploads.take(account.id(), Use.FILE, file, new ByteArrayInputStream(bytes))
                    .id();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Sends a message and waits until it is stored.
     *
     * @return its id
     * @throws AssertionError if it is refused, saying why
     */
    public String send(Person to, String media, Record content) {
        return send(to, media, Sent.json(content)).path("id").asText();
    }

    private JsonNode send(Person to, String media, ObjectNode content) {
        ObjectNode body = Json.map().put("to", to.name()).put("media", media);
        body.set("content", content);
        return ask(Op.MESSAGE, "message " + media, body);
    }

    /**
     * Calls a command of a plugin and waits until it is done.
     *
     * @param command {@code ID.NAME}
     * @return what it answered
     * @throws AssertionError if it is refused, saying why
     */
    public Map<String, Object> call(String command, Map<String, ?> body) {
        ObjectNode fields = (ObjectNode) Json.of(body);
        fields.put("type", "set").put("query", command);
        return Json.toMap((ObjectNode) ask(Op.IQ, "command " + command, fields));
    }

    /** As clients do, asks again under the same client id when the server was busy, which a loaded machine may make it. */
    private JsonNode ask(int op, String what, ObjectNode body) {
        body.put("clientId", UUID.randomUUID().toString());
        JsonNode answer = once(op, body);
        for (int i = 1; i < TRIES && code(answer) == Code.OVERLOADED.number(); i++) {
            answer = once(op, body);
        }
        if (code(answer) != 0) {
            throw new AssertionError(what + " was answered with " + answer);
        }
        return answer.path("body");
    }

    private JsonNode once(int op, ObjectNode body) {
        String id = UUID.randomUUID().toString();
        ObjectNode packet = Json.map().put("op", op).put("id", id);
        packet.set("body", body);
        return answers.to(id, () -> session.receive(JsonCodec.packets(Json.write(packet))));
    }

    private static int code(JsonNode answer) {
        return answer.path("code").asInt();
    }
}
