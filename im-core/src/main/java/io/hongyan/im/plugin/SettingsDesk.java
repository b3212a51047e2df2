package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.Audit;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of the plugins that run on this node, for administrators; follows changes made on other nodes. */
public final class SettingsDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsDesk.class);

    private final Ground ground;
    private final Map<String, Opened> running = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    /** What the desk stands on. */
    public record Ground(SettingsBook book, SecretBox secrets, Clock clock, Audit audit) {}

    /** Who changes settings, and the network address that it comes from. */
    public record By(AccountId account, String address) {}

    private record Opened(LiveSettings settings, ClassLoader loader) {}

    public SettingsDesk(Ground ground) {
        this.ground = ground;
    }

    /** A desk that forgets everything with the process; for tests. */
    public static SettingsDesk inMemory() {
        SecretBox open = new SecretBox() {
            @Override
            public String close(String secret, String place) {
                return secret;
            }

            @Override
            public String open(String closed, String place) {
                return closed;
            }
        };
        return new SettingsDesk(
                new Ground(new MemorySettingsBook(), open, Clock.systemUTC(), new MemoryAudit(Clock.systemUTC())));
    }

    /**
     * Takes the settings of a plugin that starts, as they are kept.
     *
     * @param defaults if it has some
     * @param loader of its texts
     * @param language of the reasons of refusals
     * @throws PluginFailure if they can't be
     */
    LiveSettings open(String plugin, Optional<? extends Record> defaults, ClassLoader loader, Locale language) {
        LiveSettings settings = new LiveSettings(
                plugin,
                defaults.map(record -> new SettingsForm(plugin, record, language)),
                new StoredSettings(plugin, ground.book(), ground.secrets(), ContentReader.refusals(language)));
        settings.load();
        running.put(plugin, new Opened(settings, loader));
        return settings;
    }

    /** Lets go of the settings of a plugin that ends, if they are still these. */
    void close(String plugin, LiveSettings settings) {
        running.computeIfPresent(plugin, (id, opened) -> opened.settings == settings ? null : opened);
    }

    /**
     * {@code schema}, {@code values}, {@code defaults} and {@code problems} of a plugin that runs; of secrets only
     * whether they are set.
     */
    public Optional<ObjectNode> view(String plugin, Locale language) {
        return Optional.ofNullable(running.get(plugin))
                .map(opened -> opened.settings.view(BundleTexts.read(plugin, language, opened.loader), language));
    }

    /**
     * Changes settings, all or none; null brings the default back. The names of what changed are audited, never values.
     *
     * @param whole whether all that are not named get their defaults; secrets stay
     * @return false if the plugin doesn't run
     * @throws Refused content refused, with field and reason
     */
    public boolean change(String plugin, ObjectNode values, boolean whole, By by) {
        Opened opened = running.get(plugin);
        if (opened == null) {
            return false;
        }
        Set<String> names = opened.settings.change(
                values,
                whole,
                new SettingsBook.Change(by.account, ground.clock().instant()));
        if (!names.isEmpty()) {
            ObjectNode detail = Json.map();
            names.forEach(detail.putArray("settings")::add);
            ground.audit().write(Actor.of(by.account, by.address), "plugin.settings", plugin, detail);
            LOG.info("event=plugin-settings-changed plugin={} settings={} account={}", plugin, names, by.account);
        }
        return true;
    }

    /** Takes over what was changed elsewhere. */
    public void poll() {
        ground.book().versions().forEach((plugin, version) -> {
            Opened opened = running.get(plugin);
            if (opened != null && !version.equals(versions.put(plugin, version))) {
                opened.settings.load();
            }
        });
    }
}
