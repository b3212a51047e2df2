package io.hongyan.im.api;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fetches public addresses for a plugin, and posts to them. Only {@code http} and {@code https}; an address whose host
 * is or becomes, through a redirect or a second look-up, a private, loopback, link-local or otherwise special one is
 * refused before anything is sent to it. At most five redirects.
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
     * Sends bytes to an address by POST, without waiting for the answer. No redirect is followed, nothing is tried again
     * or remembered.
     *
     * @param within how long all of it may take, the look-up of the name included
     * @return completes with what was answered, whatever its status, of which at most 64 KiB are read; or with an {@link
     *     IOException} if the address is refused, not reached or not answering in time, or too much is under way (64 for
     *     the whole server), whose message does not repeat the address. What depends on it runs on a thread of the host's:
     *     it is quick and waits for nothing
     */
    default CompletionStage<Answer> post(URI address, Map<String, String> headers, byte[] body, Duration within) {
        return CompletableFuture.failedFuture(new IOException("nothing can be posted here"));
    }

    /**
     * What was answered to a POST.
     *
     * @param status of HTTP
     * @param bytes decompressed; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Answer(int status, byte[] bytes) {}

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
