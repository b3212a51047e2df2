package io.hongyan.im.deploy;

/** Why the server could not be started, in one sentence that says what to do. */
public final class LaunchException extends RuntimeException {
    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
