package io.hongyan.im.server;

import io.hongyan.im.account.DevicePolicy;
import io.hongyan.im.blob.BlobSettings;
import io.hongyan.im.contact.ContactSettings;
import io.hongyan.im.group.GroupSettings;
import io.hongyan.im.message.MessageRules;
import io.hongyan.im.plugin.PluginSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an operator chooses, read once at start; a value that can't be is refused with its key.
 *
 * @param home where this installation keeps its files ({@code im.home}, {@code ${user.home}/hongyan})
 * @param demo whether alice, bob and carol are there to try it with ({@code im.demo}, false)
 * @param registration whether everybody may register ({@code im.registration}: {@code open} or {@code closed})
 * @param origins web origins beside our own that pages may connect from ({@code im.origins}, none, by comma)
 * @param packetsPerSecond of one session ({@code im.rate.packets}, 1000)
 * @param language of stored plain texts ({@code im.language}: {@code en} or {@code zh})
 * @param fetchesPrivate whether plugins may fetch private addresses and any port ({@code im.fetch.private}, false)
 * @param blobs what people may upload ({@code im.blob.…})
 * @param contacts who may write to whom, and how people come to know each other ({@code im.contact.…})
 * @param groups how large groups may become ({@code im.group.…}, {@code im.channel.…})
 * @param plugins where jars from outside the WAR come from ({@code im.plugins.…})
 * @param messages how long people may change them ({@code im.message.edit}, 15, and {@code im.message.recall}, 2 minutes)
 * @param devices on how many devices a person may be signed in ({@code im.devices}: {@code all}, {@code one-per-kind} or
 *     {@code one})
 * @param searchSlice how long in each second new messages are indexed at most, and old names ({@code im.search.share}, 30 percent)
 */
public record Settings(
        Path home,
        boolean demo,
        boolean registration,
        Set<String> origins,
        int packetsPerSecond,
        Locale language,
        boolean fetchesPrivate,
        BlobSettings blobs,
        ContactSettings contacts,
        GroupSettings groups,
        PluginSettings plugins,
        MessageRules messages,
        DevicePolicy devices,
        Duration searchSlice) {
    public Settings {
        origins = Set.copyOf(origins);
    }

    /** @param values a key's value, if the operator chose one */
    public static Settings read(Function<String, Optional<String>> values) {
        Path home = Path.of(values.apply("im.home").orElse(System.getProperty("user.home") + "/hongyan"));
        return new Settings(
                home,
                choice(values, "im.demo", "false", Set.of("true", "false")).equals("true"),
                choice(values, "im.registration", "open", Set.of("open", "closed"))
                        .equals("open"),
                Arrays.stream(values.apply("im.origins").orElse("").split(",", -1))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                number(values, "im.rate.packets", 1000, 1, 1_000_000),
                Locale.forLanguageTag(choice(values, "im.language", "en", Set.of("en", "zh"))),
                choice(values, "im.fetch.private", "false", Set.of("true", "false"))
                        .equals("true"),
                BlobSettings.read(values),
                ContactSettings.read(values),
                GroupSettings.read(values),
                plugins(values, home),
                new MessageRules(minutes(values, "im.message.edit", 15), minutes(values, "im.message.recall", 2)),
                devices(choice(values, "im.devices", "all", Set.of("all", "one-per-kind", "one"))),
                Duration.ofMillis(10L * number(values, "im.search.share", 30, 1, 100)));
    }

    private static DevicePolicy devices(String word) {
        return DevicePolicy.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static PluginSettings plugins(Function<String, Optional<String>> values, Path home) {
        String allowed = values.apply("im.plugins.allow").map(String::strip).orElse("any");
        boolean upload = choice(values, "im.plugins.upload", "false", Set.of("true", "false"))
                .equals("true");
        if (upload && allowed.equals("any")) {
            throw new IllegalArgumentException("im.plugins.upload=true: im.plugins.allow must list the jars");
        }
        return new PluginSettings(
                values.apply("im.plugins.dir").map(Path::of).orElseGet(() -> home.resolve("plugins")),
                home.resolve("tmp"),
                allowed.equals("any") ? Optional.empty() : Optional.of(hashes(allowed)),
                Duration.ofSeconds(number(values, "im.plugins.poll", 5, 1, 3_600)),
                upload);
    }

    private static Duration minutes(Function<String, Optional<String>> values, String key, int otherwise) {
        return Duration.ofMinutes(number(values, key, otherwise, 0, 999_999_999));
    }

    private static Set<String> hashes(String list) {
        Set<String> hashes = Arrays.stream(list.split(",", -1))
                .map(hash -> hash.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        hashes.stream()
                .filter(hash -> !hash.matches("[0-9a-f]{64}"))
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(
                            "im.plugins.allow: must be any, or SHA-256 in hexadecimal by comma");
                });
        return hashes;
    }

    private static String choice(
            Function<String, Optional<String>> values, String key, String otherwise, Set<String> choices) {
        String value = values.apply(key).map(String::strip).orElse(otherwise);
        if (!choices.contains(value)) {
            throw new IllegalArgumentException(key + "=" + value + ": must be one of " + choices);
        }
        return value;
    }

    private static int number(
            Function<String, Optional<String>> values, String key, int otherwise, int least, int most) {
        String value = values.apply(key).map(String::strip).orElse(Integer.toString(otherwise));
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(key + "=" + value + ": must be a number from " + least + " to " + most);
        }
        return number;
    }
}
