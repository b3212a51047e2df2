package io.hongyan.im.plugin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.PluginBook;
import io.hongyan.im.plugin.PluginBook.Report;
import io.hongyan.im.plugin.PluginBook.Wanted;
import io.hongyan.im.plugin.PluginBook.Wish;
import io.hongyan.im.plugin.PluginState;
import io.hongyan.im.plugin.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every book of plugins does. */
interface PluginBookContract {
    PluginBook book();

    /** The number of a node that is alive. */
    int node();

    static String plugin() {
        return "p" + UUID.randomUUID().toString().substring(0, 20);
    }

    private static Reason reason(String key, String argument) {
        return Reason.read(
                Json.map().put("key", key).set("arguments", Json.list().add(argument)));
    }

    private Report report(String plugin, PluginState state, String reason) {
        return new Report(plugin, node(), "1.0.0", state, reason, "a".repeat(64), 5);
    }

    private List<Report> reports(String plugin) {
        return book().reports().stream()
                .filter(report -> report.plugin().equals(plugin))
                .toList();
    }

    @Test
    default void keepsWhatIsWantedAndWhy() {
        String plugin = plugin();
        assertThat(book().wishes()).doesNotContainKey(plugin);

        book().want(plugin, Wanted.QUARANTINED, Optional.of(reason("stopped", "鸿'\"雁")));
        book().started(plugin, "1.2.3");

        Wish wish = book().wishes().getOrDefault(plugin, Wish.NONE);
        assertThat(wish.wanted()).isEqualTo(Wanted.QUARANTINED);
        assertThat(wish.version()).isEqualTo("1.2.3");
        assertThat(wish.why().orElseThrow().in(Locale.ENGLISH)).isEqualTo("stopped by 鸿'\"雁");
        assertThat(wish.why().orElseThrow().in(Locale.CHINESE)).isEqualTo("由 鸿'\"雁 停止");

        book().want(plugin, Wanted.STARTED, Optional.empty());
        assertThat(book().wishes()).containsEntry(plugin, new Wish(Wanted.STARTED, Optional.empty(), "1.2.3"));
    }

    @Test
    default void wantsWhatStartedWithoutBeingAskedFor() {
        String plugin = plugin();
        book().started(plugin, "1.0.0");

        assertThat(book().wishes()).containsEntry(plugin, new Wish(Wanted.STARTED, Optional.empty(), "1.0.0"));
    }

    @Test
    default void keepsReasonsThatAreLong() {
        String plugin = plugin();
        book().want(plugin, Wanted.STOPPED, Optional.of(reason("stopped", "\"".repeat(5_000))));

        assertThat(book().wishes()
                        .getOrDefault(plugin, Wish.NONE)
                        .why()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .startsWith("stopped by \"\"\"");
    }

    @Test
    default void keepsTheLastReportOfEachNode() {
        String plugin = plugin();
        book().report(report(plugin, PluginState.STARTED, ""));
        book().report(report(plugin, PluginState.FAILED, "因为"));

        assertThat(reports(plugin)).containsExactly(report(plugin, PluginState.FAILED, "因为"));
    }

    @Test
    default void givesEveryTypeOneNumberForEver() {
        List<String> types =
                Stream.generate(PluginBookContract::plugin).limit(4).toList();
        List<Integer> first =
                types.stream().map(type -> book().number(type, "one")).toList();

        assertThat(first).doesNotHaveDuplicates().allMatch(number -> number >= PluginBook.FIRST_NUMBER);
        assertThat(types.stream().map(type -> book().number(type, "other"))).isEqualTo(first);
    }

    @Test
    default void givesNumbersToSeveralNodesAtOnce() {
        List<Integer> numbers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(each -> book().number(plugin(), "one"))
                .toList();

        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    default void forgetsAPluginButNotItsNumbers() {
        String plugin = plugin();
        String other = plugin();
        int number = book().number(plugin, plugin);
        for (String each : List.of(plugin, other)) {
            book().want(each, Wanted.STOPPED, Optional.empty());
            book().report(report(each, PluginState.STOPPED, ""));
        }

        book().forget(plugin);

        assertThat(book().wishes()).doesNotContainKey(plugin).containsKey(other);
        assertThat(reports(plugin)).isEmpty();
        assertThat(reports(other)).hasSize(1);
        assertThat(book().number(plugin, plugin)).isEqualTo(number);
    }
}
