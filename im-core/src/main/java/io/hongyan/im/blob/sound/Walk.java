package io.hongyan.im.blob.sound;

import io.hongyan.im.blob.Facts;
import java.io.IOException;

/** Goes over one kind of container. */
@FunctionalInterface
interface Walk {
    /**
     * Measures a file; what it says after it was cut is not heard, so a cut file has the length of what is there.
     *
     * @param type as its first bytes say
     */
    Facts measure(Window file, String type) throws IOException;
}
