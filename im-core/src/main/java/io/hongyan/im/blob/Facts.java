package io.hongyan.im.blob;

import java.util.OptionalInt;

/**
 * What the server found out about bytes.
 *
 * @param type the media type that they are of, as {@code image/png}
 * @param width pixels as shown
 * @param height pixels as shown
 * @param seconds full seconds, rounded up
 */
public record Facts(String type, OptionalInt width, OptionalInt height, OptionalInt seconds) {
    /** Of what can't be measured. */
    public static Facts of(String type) {
        return new Facts(type, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Of a picture. */
    public static Facts picture(String type, int width, int height) {
        return new Facts(type, OptionalInt.of(width), OptionalInt.of(height), OptionalInt.empty());
    }
}
