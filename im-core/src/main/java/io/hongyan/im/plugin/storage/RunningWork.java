package io.hongyan.im.plugin.storage;

import io.hongyan.im.api.Message;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Work;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.StateEntries;
import io.hongyan.im.plugin.ListenerNames;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.PluginMessages;
import io.hongyan.im.storage.SqlFailure;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a plugin's work may do with its transaction. */
class RunningWork implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(RunningWork.class);

    private final Supplier<EntityManager> entities;
    private final WorkGround ground;
    final PluginMessages messages;
    final Own own;
    private final List<StateEntries.Change> changes = new ArrayList<>();

    RunningWork(Supplier<EntityManager> entities, WorkGround ground, Own own) {
        this.entities = entities;
        this.ground = ground;
        this.messages = ground.messages();
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

    @Override
    public void afterCommit(Runnable action) {
        ground.transactions().afterCommit(() -> {
            try {
                action.run();
            } catch (RuntimeException | LinkageError failure) {
                LOG.warn(
                        "event=plugin-after-commit-failed plugin={}",
                        own.plugin().id(),
                        SqlFailure.loggable(failure));
            }
        });
    }

    @Override
    public void hear(String listener, Set<String> kinds) {
        if (!ListenerNames.areKinds(kinds)
                || !ground.notices().choose(own.plugin().id() + "." + listener, kinds)) {
            throw new IllegalArgumentException("no such listener, or no such kinds: " + listener);
        }
    }

    /** Writes what is to be added, as the transaction's last work. */
    void finish() {
        messages.append(changes);
    }
}
