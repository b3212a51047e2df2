package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginBook.Report;
import io.hongyan.im.plugin.PluginBook.Wish;
import io.hongyan.im.plugin.PluginLife.Moment;
import io.hongyan.im.plugin.RunningPlugin.Brought;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the plugins are, for administrators: those that there are jars of here, and those that only rows speak of. */
public final class PluginReports {
    private final PluginHost host;
    private final PluginBook book;

    PluginReports(PluginHost host, PluginBook book) {
        this.host = host;
        this.book = book;
    }

    private record Kept(Map<String, Wish> wishes, List<Report> reports) {
        Set<String> ids() {
            Set<String> ids = new TreeSet<>(wishes.keySet());
            reports.forEach(report -> ids.add(report.plugin()));
            return ids;
        }

        Wish wish(String id) {
            return wishes.getOrDefault(id, Wish.NONE);
        }
    }

    private Kept kept() {
        return new Kept(book.wishes(), book.reports());
    }

    /** {@code items} of all plugins, and {@code unusable}: the jars that no plugin can be made of. */
    public ObjectNode all(Locale language) {
        Kept kept = kept();
        Set<String> ids = kept.ids();
        host.slots().forEach(slot -> ids.add(slot.id()));
        ObjectNode all = Json.map();
        ArrayNode items = all.putArray("items");
        ids.forEach(id -> items.add(item(id, kept, language)));
        ArrayNode unusable = all.putArray("unusable");
        host.unusable()
                .forEach(
                        (file, reason) -> unusable.addObject().put("file", file).put("reason", reason.in(language)));
        return all;
    }

    /** One of the items, with the figures of each call, and its listeners and jobs. */
    public Optional<ObjectNode> one(String id, Locale language) {
        Kept kept = kept();
        Optional<Slot> slot = host.slot(id);
        if (slot.isEmpty() && !kept.ids().contains(id)) {
            return Optional.empty();
        }
        ObjectNode item = item(id, kept, language);
        slot.flatMap(Slot::running)
                .ifPresent(
                        running -> item.set("figures", running.calls().figures().json()));
        host.listeners().ifPresent(desk -> item.set("listeners", desk.standings(id)));
        host.jobs().ifPresent(desk -> item.set("jobs", desk.runs(id)));
        return Optional.of(item);
    }

    /** Why plugins do not run that should, each a sentence in English. */
    List<String> failures() {
        Map<String, Reason> failures = new LinkedHashMap<>(host.unusable());
        host.slots().stream()
                .filter(slot -> slot.life().state() == PluginState.FAILED)
                .forEach(slot -> slot.life().now().reason().ifPresent(reason -> failures.put(slot.id(), reason)));
        return failures.entrySet().stream()
                .map(one -> "plugin " + one.getKey() + ": " + one.getValue().in(Locale.ENGLISH))
                .toList();
    }

    private ObjectNode item(String id, Kept kept, Locale language) {
        ObjectNode item = host.slot(id)
                .map(slot -> here(slot, language))
                .orElseGet(() -> gone(id, kept.wish(id).version(), language));
        Wish wish = kept.wish(id);
        item.put("wanted", wish.wanted().word());
        if (!item.has("reason")) {
            wish.why().ifPresent(why -> item.put("reason", why.in(language)));
        }
        nodes(item.putArray("nodes"), id, kept.reports);
        return item;
    }

    /** There is no jar of it on this node. */
    private static ObjectNode gone(String id, String version, Locale language) {
        return Json.map()
                .put("id", id)
                .put("version", version)
                .put("state", PluginState.STOPPED.word())
                .put("reason", Reason.of("removed").in(language));
    }

    private ObjectNode here(Slot slot, Locale language) {
        Moment now = slot.life().now();
        ObjectNode item = Json.map()
                .put("id", slot.id())
                .put("version", now.version())
                .put("state", now.state().word())
                .put("since", now.since());
        now.reason().ifPresent(reason -> item.put("reason", reason.in(language)));
        slot.problem().ifPresent(reason -> item.put("problem", reason.in(language)));
        slot.origin()
                .ifPresent(origin -> item.put("origin", origin.word())
                        .put("file", origin.file())
                        .put("sha256", origin.sha256()));
        slot.running().ifPresent(running -> running(item, running));
        LoaderWatch.Remains remains = host.remains(slot.id());
        return item.put("uncollected", remains.uncollected()).put("leaked", remains.leaked());
    }

    private static void running(ObjectNode item, RunningPlugin running) {
        Brought brought = running.brought();
        ArrayNode types = item.putArray("mediaTypes");
        brought.types()
                .forEach(type -> types.addObject()
                        .put("name", type.name())
                        .put("number", type.number().getAsInt()));
        ArrayNode filters = item.putArray("filters");
        brought.filters().forEach(filter -> filters.add(filter.name()));
        ObjectNode requires = item.putObject("requires");
        Map<String, String> needs = running.descriptor().requires();
        needs.forEach(requires::put);
        item.set("figures", running.calls().figures().sums());
    }

    private static void nodes(ArrayNode nodes, String id, List<Report> reports) {
        reports.stream()
                .filter(report -> report.plugin().equals(id))
                .forEach(report -> nodes.addObject()
                        .put("node", report.node())
                        .put("version", report.version())
                        .put("state", report.state().word())
                        .put("reason", report.reason())
                        .put("sha256", report.sha256())
                        .put("since", report.changed()));
    }
}
