package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.command.AddedQuery;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The commands of all running plugins. */
public final class PluginCommands implements AddedQuery.All {
    private final Successors successors;
    private volatile Map<String, RegisteredCommand> byQuery = Map.of();

    PluginCommands(Successors successors) {
        this.successors = successors;
    }

    /**
     * Takes the old ones out and puts the new ones in, or does nothing.
     *
     * @throws PluginFailure if two have one name
     */
    synchronized void replace(List<RegisteredCommand> before, List<RegisteredCommand> after) {
        Map<String, RegisteredCommand> all = new TreeMap<>(byQuery);
        before.forEach(command -> all.remove(command.query()));
        for (RegisteredCommand command : after) {
            if (all.putIfAbsent(command.query(), command) != null) {
                throw PluginFailure.because(command.plugin().id(), "same-command", command.name());
            }
        }
        byQuery = Collections.unmodifiableMap(all);
    }

    @Override
    public Optional<AddedQuery> find(String query) {
        return byQuery.containsKey(query)
                ? Optional.of((who, clientId, body) ->
                        answer(query, command -> command.answer(who, clientId, body), Successors.until()))
                : Optional.empty();
    }

    /** By the plugin that runs, or by the one that comes after it. */
    private CompletableFuture<ObjectNode> answer(
            String query, Function<RegisteredCommand, CompletableFuture<ObjectNode>> asking, long until) {
        RegisteredCommand command = byQuery.get(query);
        if (command == null) {
            return CompletableFuture.failedFuture(new Refused(Code.UNKNOWN_COMMAND));
        }
        Gate gate = command.gate();
        return gate.enter()
                ? asking.apply(command).whenComplete((answer, failure) -> gate.leave())
                : successors.after(gate, until).thenCompose(known -> answer(query, asking, until));
    }

    /** Those of one plugin, by name. */
    public List<RegisteredCommand> of(String plugin) {
        return byQuery.values().stream()
                .filter(command -> command.plugin().id().equals(plugin))
                .toList();
    }
}
