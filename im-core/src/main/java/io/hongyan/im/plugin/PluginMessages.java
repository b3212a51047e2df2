package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.EntryListener;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.MessageListener;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.StateEntries;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Stored messages as plugins may see them: those of their own media types. Used inside a transaction. */
public final class PluginMessages {
    private final EntryLog log;
    private final MemberBook book;
    private final Accounts accounts;
    private final Directory directory;
    private final StateEntries states;
    private final EntryJson json;

    public PluginMessages(EntryLog log, MemberBook book, Accounts accounts, Directory directory, StateEntries states) {
        this.log = log;
        this.book = book;
        this.accounts = accounts;
        this.directory = directory;
        this.states = states;
        this.json = new EntryJson(accounts);
    }

    /** @param own whether a media type is the plugin's */
    public Optional<Entry> find(String id, Predicate<String> own) {
        return Optional.of(id)
                .filter(EntryId::isValid)
                .flatMap(valid -> log.find(EntryId.of(valid)))
                .filter(entry -> isOwn(entry, own));
    }

    /** The same, if this person can see it at this moment. */
    public Optional<Entry> visible(Identity reader, String id, Predicate<String> own) {
        return find(id, own).filter(entry -> sees(reader, entry));
    }

    /** The same, by its place. */
    public Optional<Entry> visible(Identity reader, String conversation, Seq seq, Predicate<String> own) {
        return named(reader, conversation)
                .flatMap(route -> log.at(route.conversation(), seq))
                .filter(entry -> isOwn(entry, own))
                .filter(entry -> sees(reader, entry));
    }

    private Optional<Route> named(Identity reader, String conversation) {
        if (!ConversationId.isValid(conversation) && !UserName.isValid(conversation)) {
            return Optional.empty();
        }
        try {
            return directory.find(reader, conversation);
        } catch (Refused unknown) {
            return Optional.empty(); // which a plugin can't tell from a message that is not there
        }
    }

    private static boolean isOwn(Entry entry, Predicate<String> own) {
        return entry.asMessage().filter(message -> own.test(message.media())).isPresent();
    }

    private boolean sees(Identity reader, Entry entry) {
        return book.membership(entry.conversation(), reader.account())
                .filter(member -> !member.firstSeq().isAfter(entry.seq()))
                .isPresent();
    }

    public Message message(Entry entry) {
        Route route = book.route(entry.conversation()).orElseThrow();
        return new Message(entry.id().toString(), name(entry), directory.view(route));
    }

    /** A message as listeners are told of it; none if there is none at this place. */
    public Optional<MessageListener.Stored> stored(ConversationId conversation, Seq seq) {
        return log.at(conversation, seq)
                .flatMap(entry -> entry.asMessage()
                        .map(message -> new MessageListener.Stored(
                                conversation.toString(),
                                seq.value(),
                                entry.id().toString(),
                                name(entry),
                                message.media(),
                                message.content() instanceof ObjectNode content ? Json.toMap(content) : Map.of(),
                                message.body(),
                                entry.time())));
    }

    /** An entry as listeners are told of it; none if there is none at this place. */
    public Optional<EntryListener.Added> added(ConversationId conversation, Seq seq) {
        return log.at(conversation, seq)
                .map(entry -> new EntryListener.Added(
                        conversation.toString(),
                        seq.value(),
                        entry.id().toString(),
                        entry.happening().kind(),
                        name(entry),
                        entry.time(),
                        Json.toMap(
                                json.forOthers(entry, book.route(conversation).orElseThrow()))));
    }

    private UserName name(Entry entry) {
        return accounts.find(entry.happening().sender()).orElseThrow().username();
    }

    /** @throws IllegalArgumentException if there is no such person */
    public Account account(UserName user) {
        return accounts.find(user).orElseThrow(() -> new IllegalArgumentException("there is no user " + user));
    }

    /** Adds entries when the transaction commits; its last work. */
    public void append(List<StateEntries.Change> changes) {
        if (!changes.isEmpty()) {
            List<Entry> unused = states.append(changes);
        }
    }
}
