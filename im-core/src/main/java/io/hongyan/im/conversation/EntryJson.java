package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import java.util.Collection;

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
    public ObjectNode whole(Entry entry, Collection<AccountId> members, AccountId reader) {
        ObjectNode json = Json.map()
                .put("conversation", entry.conversation().toString())
                .put("seq", entry.seq().value())
                .put("id", entry.id().toString())
                .put("kind", "message")
                .put("time", entry.time())
                .put("asOf", entry.seq().value());
        message(json, entry.message(), members);
        if (entry.message().sender().equals(reader)) {
            entry.message().clientId().ifPresent(id -> json.put("clientId", id.value()));
        }
        return json;
    }

    /** The same within a page, without a plain text that the content has anyhow. */
    public ObjectNode paged(Entry entry, Collection<AccountId> members, AccountId reader) {
        ObjectNode json = whole(entry, members, reader);
        if (entry.message()
                .content()
                .path("text")
                .asText("\0")
                .equals(entry.message().body())) {
            json.remove("body");
        }
        return json;
    }

    /** What a message says wherever it stands. */
    public void message(ObjectNode json, NewMessage message, Collection<AccountId> members) {
        AccountId to = members.stream()
                .filter(member -> !member.equals(message.sender()))
                .findAny()
                .orElse(message.sender());
        json.put("from", name(message.sender())).put("to", name(to));
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
