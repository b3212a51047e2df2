package io.hongyan.im.plugin;

import io.hongyan.im.api.Command;
import io.hongyan.im.api.EntryListener;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.MessageListener;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.plugin.PluginStorage.Listening;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what a plugin brings that works on its own rows; closed when the plugin ends. */
final class PluginOwn implements AutoCloseable {
    private final PluginCalls calls;
    private final PluginEntities entities;
    private final Locale language;
    private final Own own;
    private final RecordWriter writer = new RecordWriter();
    private final List<ContentReader<?>> readers = new ArrayList<>();

    /** @param types those of the plugin */
    PluginOwn(
            LoadedPlugin loaded,
            PluginCalls calls,
            PluginEntities entities,
            Locale language,
            List<RegisteredType> types) {
        this.calls = calls;
        this.entities = entities;
        this.language = language;
        this.own = new Own(
                loaded.descriptor(),
                types.stream().map(RegisteredType::name).collect(Collectors.toUnmodifiableSet())::contains,
                writer::write);
    }

    List<RegisteredCommand> commands(List<Command<?>> commands, Optional<RegisteredCommand.Ground> ground) {
        long names = commands.stream().map(Command::name).distinct().count();
        if (names < commands.size()) {
            throw PluginFailure.because(own.plugin().id(), "same-commands");
        }
        return ground.map(known -> commands.stream()
                        .map(command -> register(known, command))
                        .toList())
                .orElse(List.of());
    }

    private <B extends Record> RegisteredCommand register(RegisteredCommand.Ground ground, Command<B> command) {
        ContentReader<B> reader = new ContentReader<>(command.body(), language);
        readers.add(reader);
        return RegisteredCommand.of(ground, calls, entities, own, command, reader);
    }

    /** Not begun yet; none on a host without a database. */
    List<RunningJob> jobs(List<Job> jobs, PluginStorage storage, ScheduledExecutorService timer) {
        List<RunningJob> running = new ArrayList<>();
        for (Job job : jobs) {
            storage.ground()
                    .flatMap(known ->
                            storage.jobs().map(book -> new RunningJob.Ground(known.transactions(), book, timer)))
                    .ifPresent(ground -> running.add(RunningJob.of(ground, calls, entities, own, job)));
        }
        return running;
    }

    /** Neither registered nor begun yet; none on a host without a database. */
    Optional<RunningListeners> listeners(Heard heard, PluginStorage storage, ScheduledExecutorService timer) {
        return storage.listening()
                .flatMap(known -> storage.ground()
                        .map(commands -> new RunningListener.Ground(
                                commands.transactions(), known.notices(), timer, RunningListener.Pauses.USUAL))
                        .map(ground -> listeners(heard.by(known), ground)));
    }

    private RunningListeners listeners(List<Ear> ears, RunningListener.Ground ground) {
        String plugin = own.plugin().id();
        return new RunningListeners(
                ground.notices(),
                plugin,
                ListenerNames.of(plugin, ears),
                ears.stream()
                        .map(ear -> new RunningListener(ground, calls, entities, own, ear))
                        .toList());
    }

    /** Who of a plugin listens. */
    record Heard(List<MessageListener> messages, List<EntryListener> entries) {
        List<Ear> by(Listening listening) {
            return Stream.concat(
                            messages.stream().map(listener -> Ear.of(listener, listening)),
                            entries.stream().map(listener -> Ear.of(listener, listening)))
                    .toList();
        }
    }

    @Override
    public void close() {
        readers.forEach(ContentReader::close);
    }
}
