package io.hongyan.im.session;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a session that is no connection: what is sent to it is gone. */
final class Nowhere implements Transport {
    @Override
    public void send(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        done.accept(null);
    }

    @Override
    public Codec codec() {
        return Codec.JSON;
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
