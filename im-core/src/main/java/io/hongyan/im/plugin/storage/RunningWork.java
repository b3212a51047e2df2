package io.hongyan.im.plugin.storage;

import io.hongyan.im.api.Message;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Work;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.StateEntries;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.PluginMessages;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a plugin's work may do with its transaction. */
class RunningWork implements Work {
    private final Supplier<EntityManager> entities;
    final PluginMessages messages;
    final Own own;
    private final List<StateEntries.Change> changes = new ArrayList<>();

    RunningWork(Supplier<EntityManager> entities, PluginMessages messages, Own own) {
        this.entities = entities;
        this.messages = messages;
        this.own = own;
    }

    @Override
    public EntityManager entities() {
        return entities.get();
    }

    @Override
    public Optional<Message> message(String id) {
        return messages.find(id, own.media()).map(messages::message);
    }

    @Override
    public void append(String message, String name, UserName by, Record state) {
        Entry entry = messages.find(message, own.media())
                .orElseThrow(() -> new IllegalArgumentException("there is no such message of this plugin"));
        if (changes.size() == StateEntries.MOST) {
            throw new IllegalArgumentException("a transaction adds at most " + StateEntries.MOST + " entries");
        }
        changes.add(new StateEntries.Change(
                entry,
                own.plugin().id() + "." + name,
                messages.account(by).id(),
                own.json().apply(state)));
    }

    /** Writes what is to be added, as the transaction's last work. */
    void finish() {
        messages.append(changes);
    }
}
