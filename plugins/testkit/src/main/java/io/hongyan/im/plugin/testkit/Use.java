package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What of a plugin a test used. */
final class Use {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TestServer server;
    private final String plugin;

    Use(TestServer server, String plugin) {
        this.server = server;
        this.plugin = plugin;
    }

    /** Waits until every part of the plugin was called and none failed. */
    void await() {
        assertThat(unused()).as("what of the plugin was not used").isEmpty();
        Patience.until(LIMIT, () -> waiting().isEmpty());
        assertThat(waiting()).as("what of the plugin did not run by itself").isEmpty();
        assertThat(failed()).as("what of the plugin failed when it was used").isEmpty();
    }

    private List<String> unused() {
        List<String> unused = new ArrayList<>();
        JsonNode report = server.report(plugin);
        report.path("mediaTypes").forEach(type -> require("prepare", type.path("name"), unused));
        report.path("filters").forEach(name -> require("filter", name, unused));
        server.plugins().commands().of(plugin).forEach(command -> require("command " + command.name(), unused));
        return unused;
    }

    /** Jobs that have not run, and listeners that have not heard of every message. */
    private List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        server.rows()
                .ask("select name from plugin_job where plugin = ? and last_run = 0", plugin)
                .forEach(name -> waiting.add("job " + name));
        server.rows()
                .ask("select distinct listener from plugin_notice where listener like ?", plugin + ".%")
                .forEach(name -> waiting.add("listener " + name));
        return waiting;
    }

    private void require(String what, JsonNode name, List<String> unused) {
        require(what + " " + name.asText(), unused);
    }

    private void require(String call, List<String> unused) {
        JsonNode figures = calls().path(call);
        if (figures.path("calls").asLong() == 0) {
            unused.add(call);
        }
    }

    private List<String> failed() {
        List<String> failed = new ArrayList<>();
        calls().properties().forEach(call -> {
            JsonNode figures = call.getValue();
            if (figures.path("errors").asLong() > 0) {
                failed.add(call.getKey() + ": " + figures);
            }
        });
        return failed;
    }

    private JsonNode calls() {
        return server.report(plugin).path("figures").path("calls");
    }
}
