package io.hongyan.im.blob.image;

import java.io.IOException;

/** These bytes are no picture of the format that they begin like. */
final class Malformed extends IOException {
    Malformed(String why) {
        super(why);
    }
}
