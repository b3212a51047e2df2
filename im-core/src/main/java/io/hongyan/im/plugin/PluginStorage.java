package io.hongyan.im.plugin;

import java.util.List;
import java.util.Optional;

/** The tables and entities of plugins. Called on a thread of the host's, outside any transaction. */
public interface PluginStorage {
    /**
     * Brings the plugin's tables to where this jar wants them.
     *
     * @param loader where its migrations lie; only those of its own jar count
     * @throws PluginFailure with what to do; {@link Migrated#any} of {@code done} says whether one ran all the same
     */
    void migrate(Descriptor plugin, ClassLoader loader, Migrated done);

    /**
     * Opens its entities.
     *
     * @return closed when the plugin has stopped
     * @throws PluginFailure if an entity can't be used, saying what to change
     */
    PluginEntities open(Descriptor plugin, ClassLoader loader, List<Class<?>> entities);

    /**
     * Drops the tables of a plugin that runs nowhere, their history, its settings, jobs and listeners.
     *
     * @return what was dropped
     */
    default List<String> purge(String plugin) {
        return List.of();
    }

    /** What commands stand on; none if there is no database. */
    Optional<RegisteredCommand.Ground> ground();

    /** When jobs ran; none if there is no database. */
    Optional<JobBook> jobs();

    /** What listeners are told of; nothing if there is no database. */
    Optional<Listening> listening();

    /** What listeners could not be told of; nothing if there is no database. */
    default Optional<AsideBook> aside() {
        return Optional.empty();
    }

    /**
     * Where listeners hear from.
     *
     * @param messages where what they are told of is read
     */
    record Listening(Notices notices, PluginMessages messages) {}

    /** Whether a migration ran, so that an older jar may not fit any more. */
    final class Migrated {
        private volatile boolean any;

        /** To be called before the first migration that changes something. */
        public void begin() {
            any = true;
        }

        /** The first migration failed, and the database left nothing of it. */
        public void rolledBack() {
            any = false;
        }

        boolean any() {
            return any;
        }
    }

    /** For hosts without a database: refuses nothing, keeps nothing. */
    static PluginStorage none() {
        return new PluginStorage() {
            @Override
            public void migrate(Descriptor plugin, ClassLoader loader, Migrated done) {}

            @Override
            public PluginEntities open(Descriptor plugin, ClassLoader loader, List<Class<?>> entities) {
                return new NoEntities();
            }

            @Override
            public Optional<JobBook> jobs() {
                return Optional.empty();
            }

            @Override
            public Optional<Listening> listening() {
                return Optional.empty();
            }

            @Override
            public Optional<RegisteredCommand.Ground> ground() {
                return Optional.empty();
            }
        };
    }
}
