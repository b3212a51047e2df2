package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginLife.Moment;
import io.hongyan.im.plugin.RunningPlugin.Brought;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the plugins are, for administrators. */
public final class PluginReports {
    private final PluginHost host;
    private final PluginBook book;

    PluginReports(PluginHost host, PluginBook book) {
        this.host = host;
        this.book = book;
    }

    /** {@code items} of all plugins, and {@code unusable}: the jars that no plugin can be made of. */
    public ObjectNode all(Locale language) {
        ObjectNode all = Json.map();
        ArrayNode items = all.putArray("items");
        List<PluginBook.Report> reports = book.reports();
        host.slots().forEach(slot -> items.add(item(slot, reports, language)));
        ArrayNode unusable = all.putArray("unusable");
        host.unusable()
                .forEach(
                        (file, reason) -> unusable.addObject().put("file", file).put("reason", reason.in(language)));
        return all;
    }

    /** One of the items. */
    public Optional<ObjectNode> one(String id, Locale language) {
        return host.slots().stream()
                .filter(slot -> slot.id().equals(id))
                .findFirst()
                .map(slot -> item(slot, book.reports(), language));
    }

    private ObjectNode item(Slot slot, List<PluginBook.Report> reports, Locale language) {
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
        item.put("uncollected", remains.uncollected()).put("leaked", remains.leaked());
        nodes(item.putArray("nodes"), slot.id(), reports);
        return item;
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
        item.set("figures", running.calls().figures().json());
    }

    private static void nodes(ArrayNode nodes, String id, List<PluginBook.Report> reports) {
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
