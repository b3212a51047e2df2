package io.hongyan.im.plugin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.plugin.SettingsBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every book of settings does. */
interface SettingsBookContract {
    SettingsBook.Change CHANGE = new SettingsBook.Change(new AccountId(7), Instant.ofEpochMilli(5));

    SettingsBook book();

    static String plugin() {
        return "p" + UUID.randomUUID().toString().substring(0, 20);
    }

    @Test
    default void keepsSettingsOfOnePluginApartFromThoseOfOthers() {
        String one = plugin();
        String other = plugin();
        book().change(one, before -> Map.of("a", "1", "b", "2"), CHANGE);
        book().change(other, before -> Map.of("a", "3"), CHANGE);

        book().change(one, before -> Map.of("b", before.get("b") + "2", "c", "\"文\""), CHANGE);

        assertThat(book().settings(one)).isEqualTo(Map.of("b", "22", "c", "\"文\""));
        assertThat(book().settings(other)).isEqualTo(Map.of("a", "3"));
    }

    @Test
    default void raisesTheVersionAtEachChange() {
        String plugin = plugin();
        assertThat(book().versions()).doesNotContainKey(plugin);
        book().change(plugin, before -> Map.of("a", "1"), CHANGE);
        long first = Objects.requireNonNull(book().versions().get(plugin));
        book().change(plugin, before -> Map.of(), CHANGE);

        assertThat(book().versions().get(plugin)).isGreaterThan(first);
    }

    @Test
    default void keepsNothingOfAChangeThatIsRefused() {
        String plugin = plugin();
        book().change(plugin, before -> Map.of("a", "1"), CHANGE);

        assertThatThrownBy(() -> book().change(
                                plugin,
                                before -> {
                                    throw new IllegalArgumentException("no");
                                },
                                CHANGE))
                .hasMessage("no");

        assertThat(book().settings(plugin)).isEqualTo(Map.of("a", "1"));
    }

    @Test
    default void makesChangesOneAfterAnother() {
        String plugin = plugin();
        IntStream.range(0, 8)
                .parallel()
                .forEach(each -> book().change(
                                plugin,
                                before -> {
                                    Map<String, String> after = new HashMap<>(before);
                                    after.merge("sum", "1", (old, one) -> Integer.toString(Integer.parseInt(old) + 1));
                                    return after;
                                },
                                CHANGE));

        assertThat(book().settings(plugin)).isEqualTo(Map.of("sum", "8"));
    }
}
