package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginLife.Change;
import io.hongyan.im.plugin.PluginLife.Moment;
import io.hongyan.im.storage.SqlFailure;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and audits each change of a plugin's life, and writes down how it is on this node. */
final class PluginNews implements PluginLife.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(PluginNews.class);

    private final HostGround ground;
    private final Function<String, String> sha256;

    /** @param sha256 of the jar of a plugin; empty if there is none */
    PluginNews(HostGround ground, Function<String, String> sha256) {
        this.ground = ground;
        this.sha256 = sha256;
    }

    @Override
    public void changed(Change change) {
        Moment now = change.to();
        String reason = now.reason().map(why -> why.in(Locale.ENGLISH)).orElse("");
        LOG.info(
                "event=plugin-state plugin={} version={} from={} to={} by={} reason=\"{}\"",
                change.plugin(),
                now.version(),
                change.from().word(),
                now.state().word(),
                change.actor().name(),
                reason);
        try {
            keep(change, reason);
        } catch (RuntimeException failure) {
            // the plugin is as it is; the line above tells what could not be written
            LOG.error("event=plugin-state-not-kept plugin={}", change.plugin(), SqlFailure.loggable(failure));
        }
    }

    private void keep(Change change, String reason) {
        Moment now = change.to();
        HostKeeping keeping = ground.keeping();
        ObjectNode detail = Json.map()
                .put("node", keeping.node())
                .put("version", now.version())
                .put("from", change.from().word())
                .put("to", now.state().word());
        now.reason().ifPresent(why -> detail.put("reason", reason));
        keeping.audit().write(change.actor(), "plugin.state", change.plugin(), detail);
        if (now.state() == PluginState.STARTED) {
            keeping.book().started(change.plugin(), now.version());
        }
        keeping.book()
                .report(new PluginBook.Report(
                        change.plugin(),
                        keeping.node(),
                        now.version(),
                        now.state(),
                        now.reason().map(why -> why.in(ground.language())).orElse(""),
                        sha256.apply(change.plugin()),
                        now.since()));
    }
}
