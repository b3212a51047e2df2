package io.hongyan.im.plugin.file;

import java.util.regex.Pattern;

/** Makes names of files harmless: no path, and nothing that can't be seen or turns the direction of writing. */
final class FileName {
    /** Characters (Unicode code points). */
    static final int MOST = 255;

    private static final Pattern PATH = Pattern.compile("(?s).*[/\\\\]");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private FileName() {}

    /** The name without what could do harm; empty, {@code .} and {@code ..} come back as an empty one. */
    static String clean(String name) {
        String seen = UNSEEN.matcher(name).replaceAll("");
        String last = PATH.matcher(seen).replaceFirst("").strip();
        return last.equals(".") || last.equals("..") ? "" : last;
    }
}
