package io.hongyan.im.blob;

import java.util.regex.Pattern;

/** Names of files as people's computers can take them: no folders, nothing invisible, not too long. */
final class FileName {
    private static final int MOST = 120;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029\"<>|:*?]");

    private FileName() {}

    /** The same name, as far as it can be one; may be empty. */
    static String of(String claimed) {
        String plain = INVISIBLE
                .matcher(FOLDERS.matcher(claimed).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (plain.codePointCount(0, plain.length()) <= MOST) {
            return plain;
        }
        int dot = plain.lastIndexOf('.');
        String ending = dot > 0 && plain.length() - dot <= 16 ? plain.substring(dot) : "";
        return plain.substring(0, plain.offsetByCodePoints(0, MOST - ending.length())) + ending;
    }
}
