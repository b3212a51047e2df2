package io.hongyan.im.deploy.client;

/** The connection ended before the answer came, so whether the packet was taken is unknown. */
public final class ConnectionLost extends RuntimeException {
    ConnectionLost(Throwable cause) {
        super("The connection was lost", cause);
    }

    ConnectionLost(int code) {
        super("The connection was closed with " + code);
    }
}
