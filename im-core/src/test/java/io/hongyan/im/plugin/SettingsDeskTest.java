package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Secret;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDeskTest {
    record Tuned(int size, @NotNull @Secret String key) {}

    private static final SettingsDesk.By ADMINISTRATOR = new SettingsDesk.By(new AccountId(7), "192.0.2.1");

    @TempDir
    Path home;

    private final MemorySettingsBook book = new MemorySettingsBook();
    private final MemoryAudit audit = new MemoryAudit(Clock.systemUTC());

    private SettingsDesk node() {
        return new SettingsDesk(new SettingsDesk.Ground(book, new KeyFileBox(home), Clock.systemUTC(), audit));
    }

    private static LiveSettings open(SettingsDesk desk) {
        return desk.open(
                "tried", Optional.of(new Tuned(1, "")), SettingsDeskTest.class.getClassLoader(), Locale.ENGLISH);
    }

    @Test
    void bringsAChangeToTheOtherNodes() {
        SettingsDesk here = node();
        SettingsDesk there = node();
        open(here);
        LiveSettings other = open(there);

        here.change("tried", Json.map().put("size", 2), false, ADMINISTRATOR);
        assertThat(other.current(Tuned.class).size()).isEqualTo(1);
        there.poll();

        assertThat(other.current(Tuned.class).size()).isEqualTo(2);
    }

    @Test
    void auditsWhatChangedAndNeverValues() {
        SettingsDesk desk = node();
        open(desk);

        desk.change("tried", Json.map().put("size", 2).put("key", "open sesame"), false, ADMINISTRATOR);
        desk.change("tried", Json.map().put("size", 2), false, ADMINISTRATOR);

        assertThat(audit.latest(10)).singleElement().satisfies(act -> {
            assertThat(act.action()).isEqualTo("plugin.settings");
            assertThat(act.subject()).isEqualTo("tried");
            assertThat(act.detail().toString()).contains("size", "key").doesNotContain("sesame");
        });
    }

    @Test
    void knowsNoPluginThatEnded() {
        SettingsDesk desk = node();
        LiveSettings settings = open(desk);
        desk.close("tried", settings);

        assertThat(desk.view("tried", Locale.ENGLISH)).isEmpty();
        assertThat(desk.change("tried", Json.map(), false, ADMINISTRATOR)).isFalse();
    }
}
