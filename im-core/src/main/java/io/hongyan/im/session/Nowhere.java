package io.hongyan.im.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a session that is no connection: what is sent to it is gone. */
final class Nowhere implements Transport {
    @Override
    public void send(String frame, Consumer<@Nullable Throwable> done) {
        done.accept(null);
    }

    @Override
    public void close(CloseReason reason) {
        // there is nothing to end
    }

    @Override
    public String address() {
        return "";
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }
}
