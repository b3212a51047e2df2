package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Act;
import io.hongyan.im.command.Pending;
import io.hongyan.im.command.Query;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.Sight.Seen;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Sends messages again, to others: each copy takes the way of every message, with a client id that follows from the
 * request's, so that a retry stores nothing twice.
 */
final class Forwarding {
    private static final int SEQS = 100;
    private static final int TARGETS = 20;
    private static final int COPIES = 200;

    private final Ground ground;

    /**
     * What it stands on.
     *
     * @param workers run transactions when the copies are stored
     */
    record Ground(
            Sight sight,
            Merging merging,
            Acts acts,
            MessageCommand messages,
            Transactions transactions,
            Executor workers) {}

    Forwarding(Ground ground) {
        this.ground = ground;
    }

    /** One copy to be sent. */
    private record Copy(String to, String mark, String media, JsonNode content) {
        Fields fields(String clientId) {
            String id = UUID.nameUUIDFromBytes((clientId + "/" + to + "/" + mark).getBytes(StandardCharsets.UTF_8))
                    .toString();
            ObjectNode fields = Json.map().put("to", to).put("clientId", id).put("media", media);
            return Fields.of(fields.set("content", content));
        }
    }

    CompletableFuture<ObjectNode> forward(Session session, Identity who, Fields body, Query.Setting setting) {
        List<Long> seqs = body.integers("seqs", SEQS);
        List<String> targets = body.texts("to", TARGETS).stream().distinct().toList();
        boolean merge = body.flag("merge");
        if (seqs.isEmpty()) {
            throw Refused.malformed("seqs");
        }
        if (targets.isEmpty() || (!merge && seqs.size() * targets.size() > COPIES)) {
            throw Refused.malformed("to");
        }
        String name = body.requiredText("conversation");
        List<Seen> messages = ground.transactions.call(() -> messages(who, name, seqs));
        List<Copy> copies = merge ? merged(who, messages, targets) : copies(messages, targets);
        String clientId =
                body.text("clientId").orElseGet(() -> UUID.randomUUID().toString());
        return send(session, who, copies, clientId)
                .thenApplyAsync(sent -> setting.run(() -> answer(copies, sent)), ground.workers);
    }

    private List<Seen> messages(Identity who, String name, List<Long> seqs) {
        ConversationId conversation = ground.sight.conversation(who, name);
        return seqs.stream()
                .distinct()
                .map(seq -> ground.sight.message(who, new Place(conversation, seq(seq))))
                .map(this::forwardable)
                .toList();
    }

    private static Seq seq(long seq) {
        if (seq < 1 || seq > Limits.INTEGER) {
            throw Refused.malformed("seqs");
        }
        return new Seq(seq);
    }

    private Seen forwardable(Seen seen) {
        if (seen.entry().standing().isRecalled()) {
            throw new Refused(Code.STATE, Map.of("reason", "recalled"));
        }
        if (!ground.acts.allow(seen.entry().message().media(), Act.FORWARD)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        return seen;
    }

    private static List<Copy> copies(List<Seen> messages, List<String> targets) {
        List<Copy> copies = new ArrayList<>();
        for (String to : targets) {
            for (Seen seen : messages) {
                Entry entry = seen.entry();
                copies.add(new Copy(
                        to,
                        Long.toString(entry.seq().value()),
                        entry.message().media(),
                        entry.message().content()));
            }
        }
        return copies;
    }

    private List<Copy> merged(Identity who, List<Seen> messages, List<String> targets) {
        ObjectNode content = ground.transactions.call(() -> ground.merging.content(who, messages));
        return targets.stream()
                .map(to -> new Copy(to, "merged", Merging.MEDIA, content))
                .toList();
    }

    private CompletableFuture<List<CompletableFuture<JsonNode>>> send(
            Session session, Identity who, List<Copy> copies, String clientId) {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        CompletionStage<?> before = CompletableFuture.completedFuture(true);
        for (Copy copy : copies) {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            answers.add(answer);
            before = before.handle((done, failure) -> begin(session, who, copy.fields(clientId), answer))
                    .thenCompose(next -> next);
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handle((done, failure) -> answers);
    }

    private CompletionStage<?> begin(Session session, Identity who, Fields fields, CompletableFuture<JsonNode> answer) {
        Pending pending = begin(session, who, fields);
        CompletableFuture<?> unused = pending.answer().whenComplete((entry, failure) -> {
            if (failure == null) {
                answer.complete(entry);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return pending.next();
    }

    private Pending begin(Session session, Identity who, Fields fields) {
        try {
            return ground.messages.post(session, who, fields, true);
        } catch (Refused refused) {
            return Pending.later(CompletableFuture.failedFuture(refused));
        }
    }

    /** @throws Refused if nothing was stored */
    private static ObjectNode answer(List<Copy> copies, List<CompletableFuture<JsonNode>> answers) {
        ArrayNode entries = Json.list();
        ArrayNode failed = Json.list();
        Refused first = null;
        for (int i = 0; i < answers.size(); i++) {
            try {
                entries.add(answers.get(i).join());
            } catch (CompletionException failure) {
                Refused refused = refused(failure);
                first = first == null ? refused : first;
                failed.addObject()
                        .put("to", copies.get(i).to)
                        .put("code", refused.code().number());
            }
        }
        if (first != null && entries.isEmpty()) {
            throw first;
        }
        ObjectNode answer = Json.map().set("entries", entries);
        return failed.isEmpty() ? answer : answer.set("failed", failed);
    }

    private static Refused refused(CompletionException failure) {
        return failure.getCause() instanceof Refused refused ? refused : new Refused(Code.OVERLOADED);
    }
}
