package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that has to fit into memory. */
public final class Body {
    private static final int DRAINED = 16 << 20;

    private Body() {}

    /**
     * All of it.
     *
     * @param most bytes
     * @throws Refused too large
     */
    public static byte[] read(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            drain(body);
            throw new Refused(Code.TOO_LARGE);
        }
        return bytes;
    }

    /**
     * Reads on to the end, or so far that nobody is owed an answer: Payara does not by itself, and a client that still
     * sends never gets to read its answer.
     */
    static void drain(InputStream rest) throws IOException {
        byte[] piece = new byte[1 << 13];
        int left = DRAINED;
        for (int read = rest.read(piece); read >= 0 && left > 0; read = rest.read(piece)) {
            left -= read;
        }
    }
}
