package io.hongyan.im.api;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Fetches public addresses for a plugin. Only {@code http} and {@code https}; an address whose host is or becomes,
 * through a redirect or a second look-up, a private, loopback, link-local or otherwise special one is refused before
 * anything is sent to it. At most five redirects.
 */
public interface Web {
    /**
     * The page at an address, as it is or was some minutes ago.
     *
     * @param mostBytes what is longer is cut there
     * @param within how long all of it may take; the call's time budget ends it as well
     * @throws IOException if the address is refused, not reached in time, or answers with an error; its message does
     *     not repeat the address
     */
    Page get(URI address, int mostBytes, Duration within) throws IOException, InterruptedException;

    /**
     * What came back.
     *
     * @param address where it came from, after redirects
     * @param type its {@code Content-Type}, lower-case with parameters; empty if it named none
     * @param bytes decompressed, at most as many as asked for; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Page(URI address, String type, byte[] bytes) {}
}
