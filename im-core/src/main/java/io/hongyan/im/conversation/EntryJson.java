package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.Kind;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import java.util.Set;

/** Entries on the wire, section 5 of the wire protocol. */
public final class EntryJson {
    private final Accounts accounts;
    /** User names never change, so these are never out of date. */
    private final Cache<AccountId, String> names =
            Caffeine.newBuilder().maximumSize(200_000).build();

    public EntryJson(Accounts accounts) {
        this.accounts = accounts;
    }

    /** An entry as this reader gets it in a push or an answer. */
    public ObjectNode whole(Entry entry, Route route, Reader reader) {
        if (entry.target().filter(target -> !reader.sees(target)).isPresent()) {
            return bare(entry, route);
        }
        if (reader.hasDeleted(entry.place())) {
            return bare(entry, route)
                    .put("asOf", entry.standing().asOf().value())
                    .put("deleted", true);
        }
        ObjectNode json =
                forReactor(entry, route, reader.reactions(entry.target().orElse(entry.place())));
        entry.asMessage()
                .filter(message -> message.sender().equals(reader.account()))
                .flatMap(NewMessage::clientId)
                .ifPresent(id -> json.put("clientId", id.value()));
        return json;
    }

    /** An entry as who did not send it gets it, and sees what it is about, and has not reacted to it. */
    public ObjectNode forOthers(Entry entry, Route route) {
        return forReactor(entry, route, Set.of());
    }

    /** An entry as who did not send it gets it, and sees what it is about, and has reacted to it so. */
    ObjectNode forReactor(Entry entry, Route route, Set<String> mine) {
        ObjectNode json = bare(entry, route);
        if (entry.happening() instanceof NewMessage message) {
            message(json, message, to(message.sender(), route));
            StandingJson.write(json, entry.standing(), mine);
        } else if (entry.happening() instanceof NewState state) {
            json.set("state", state.state());
        } else if (entry.happening() instanceof MessageChange change) {
            StandingJson.write(json, change, mine);
        } else if (entry.happening() instanceof MembersChange change) {
            change.write(json);
        } else if (entry.happening() instanceof GroupChange change) {
            json.put("action", change.action()).set("group", change.card());
        }
        return json;
    }

    /** An entry without content, for who may not see what it is about. */
    ObjectNode bare(Entry entry, Route route) {
        ObjectNode json = Json.map()
                .put("conversation", route.conversation().toString())
                .put("seq", entry.seq().value())
                .put("id", entry.id().toString())
                .put("kind", entry.happening().kind())
                .put("from", name(entry.happening().sender()))
                .put("time", entry.time());
        entry.happening()
                .target()
                .ifPresent(target -> json.put("target", target.value())
                        .put("asOf", entry.seq().value()));
        return json;
    }

    /** The same within a page, without a plain text that the content has anyhow. */
    public ObjectNode paged(Entry entry, Route route, Reader reader) {
        ObjectNode json = whole(entry, route, reader);
        if (json.path("content")
                .path("text")
                .asText("\0")
                .equals(json.path("body").asText())) {
            json.remove("body");
        }
        return json;
    }

    /**
     * What a message says wherever it stands.
     *
     * @param to a user name or a conversation's id
     */
    public void message(ObjectNode json, NewMessage message, String to) {
        json.put("from", name(message.sender())).put("to", to);
        json.put("type", message.type()).put("media", message.media());
        json.set("content", message.content());
        json.put("body", message.body());
        message.subject().ifPresent(subject -> json.put("subject", subject));
        message.replyTo().ifPresent(seq -> json.put("replyTo", seq.value()));
        if (!message.mentions().isEmpty()) {
            ArrayNode names = json.putArray("mentions");
            message.mentions().forEach(names::add);
        }
    }

    private String to(AccountId sender, Route route) {
        if (route.kind() != Kind.DIRECT) {
            return route.conversation().toString();
        }
        return name(route.members().stream()
                .filter(member -> !member.equals(sender))
                .findAny()
                .orElse(sender));
    }

    private String name(AccountId account) {
        return names.get(account, this::find);
    }

    private String find(AccountId account) {
        return accounts.find(account)
                .map(Account::username)
                .orElseThrow(() -> new IllegalStateException("account " + account + " is gone"))
                .value();
    }
}
