package io.hongyan.im.plugin;

/**
 * Where a plugin's jar comes from.
 *
 * @param external whether from outside the WAR
 * @param file the jar's name
 * @param sha256 of the jar, in hexadecimal; of a shipped one that the server hides, of its descriptor and page modules
 */
public record Origin(boolean external, String file, String sha256) {
    private static final int SHORT = 12;

    /** The part of its hash that stands in addresses. */
    public String shortHash() {
        return sha256.substring(0, SHORT);
    }

    /** The word on the wire. */
    public String word() {
        return external ? "external" : "shipped";
    }
}
