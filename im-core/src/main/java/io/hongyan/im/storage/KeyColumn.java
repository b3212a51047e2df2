package io.hongyan.im.storage;

/** A column of keys that a statement joins with ({@link Dialect#keys}). */
public record KeyColumn(String name, boolean isText) {
    public static KeyColumn number(String name) {
        return new KeyColumn(name, false);
    }

    public static KeyColumn text(String name) {
        return new KeyColumn(name, true);
    }

    /** A parameter whose type is said. */
    String parameter() {
        return isText ? "cast(? as varchar)" : "cast(? as bigint)";
    }

    /** A value of the type, under the name. */
    String sample() {
        return (isText ? "''" : "0") + " as " + name;
    }
}
