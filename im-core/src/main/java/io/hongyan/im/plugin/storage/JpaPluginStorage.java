package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.AsideBook;
import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.JobBook;
import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.PluginEntities;
import io.hongyan.im.plugin.PluginMessages;
import io.hongyan.im.plugin.PluginStorage;
import io.hongyan.im.plugin.RegisteredCommand;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Plugins' tables beside those of the core, in the same database and the same transactions. */
public final class JpaPluginStorage implements PluginStorage {
    private final DataSource source;
    private final RegisteredCommand.Ground ground;
    private final PluginMessages messages;
    private final Notices notices;
    private final int node;

    /**
     * @param source for migrations, which run outside any transaction
     * @param node this node's number
     */
    public JpaPluginStorage(
            DataSource source, RegisteredCommand.Ground ground, PluginMessages messages, Notices notices, int node) {
        this.node = node;
        this.ground = ground;
        this.messages = messages;
        this.source = source;
        this.notices = notices;
    }

    @Override
    public void migrate(Descriptor plugin, ClassLoader loader, Migrated done) {
        new PluginMigrations(plugin, OwnResources.of(plugin, loader), source).run(done);
    }

    @Override
    public PluginEntities open(Descriptor plugin, ClassLoader loader, List<Class<?>> entities) {
        return new JpaPluginEntities(
                LateUnit.of(plugin, loader, entities, source),
                new WorkGround(ground.transactions(), messages, notices));
    }

    @Override
    public List<String> purge(String plugin) {
        notices.forget(plugin);
        return new PluginPurge(plugin, source).run();
    }

    @Override
    public Optional<RegisteredCommand.Ground> ground() {
        return Optional.of(ground);
    }

    @Override
    public Optional<Listening> listening() {
        return Optional.of(new Listening(notices, messages));
    }

    @Override
    public Optional<AsideBook> aside() {
        return Optional.of(new JdbcAsideBook(ground.transactions()));
    }

    @Override
    public Optional<JobBook> jobs() {
        return Optional.of(new JdbcJobBook(ground.transactions(), node));
    }
}
