package io.hongyan.im.account.storage;

import io.hongyan.im.text.Folded;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/** What somebody is found by: user name, name, the name's pinyin and its initials, folded, a line each. */
final class SearchText {
    private static final int LONGEST = 2_000;
    // a name of characters with several readings has many
    private static final int READINGS = 8;

    private SearchText() {}

    static String of(String username, String name) {
        Set<String> lines = new LinkedHashSet<>(List.of(username, fold(name)));
        for (Reading reading : readings(fold(name))) {
            lines.add(reading.full);
            lines.add(reading.initials);
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() + line.length() < LONGEST) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** As it is compared: on one line, without the differences of {@link Folded}. */
    static String fold(String text) {
        return Folded.of(text.replaceAll("\\p{Cntrl}", " ")).toString().strip();
    }

    /** As it was compared before. */
    static String lower(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static List<Reading> readings(String name) {
        List<Reading> readings = List.of(new Reading("", ""));
        for (int i = 0; i < name.length(); i++) {
            List<String> sounds = sounds(name.charAt(i));
            readings = readings.stream()
                    .flatMap(begun -> sounds.stream().map(begun::with))
                    .limit(READINGS)
                    .toList();
        }
        return readings;
    }

    private static List<String> sounds(char character) {
        @Nullable String @Nullable [] numbered = PinyinHelper.toHanyuPinyinStringArray(character);
        if (numbered == null || numbered.length == 0) {
            return List.of(Character.isWhitespace(character) ? "" : String.valueOf(character));
        }
        return Arrays.stream(numbered)
                .map(sound -> String.valueOf(sound).replaceAll("[0-9]", "").replace("u:", "v"))
                .distinct()
                .toList();
    }

    private record Reading(String full, String initials) {
        Reading with(String sound) {
            return new Reading(full + sound, sound.isEmpty() ? initials : initials + sound.charAt(0));
        }
    }
}
