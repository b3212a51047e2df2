package io.hongyan.im.plugin;

import io.hongyan.im.command.AddedQuery;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands of all running plugins. */
public final class PluginCommands implements AddedQuery.All {
    private volatile Map<String, RegisteredCommand> byQuery = Map.of();

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
                throw new PluginFailure(command.plugin().id(), "two commands have the name " + command.name());
            }
        }
        byQuery = Collections.unmodifiableMap(all);
    }

    @Override
    public Optional<AddedQuery> find(String query) {
        return Optional.ofNullable(byQuery.get(query));
    }

    /** Those of one plugin, by name. */
    public List<RegisteredCommand> of(String plugin) {
        return byQuery.values().stream()
                .filter(command -> command.plugin().id().equals(plugin))
                .toList();
    }
}
