package io.hongyan.im.session;

import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Encoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told to send; finishes each send at once, or when the test says so. */
public class RecordingTransport implements Transport {
    private final boolean slow;
    private final List<String> frames = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();
    private @Nullable Consumer<@Nullable Throwable> underWay;

    /** @param slow whether sends wait for {@link #finish} */
    public RecordingTransport(boolean slow) {
        this.slow = slow;
    }

    @Override
    public synchronized void send(List<Encoded> packets, Consumer<@Nullable Throwable> done) {
        if (underWay != null) {
            throw new IllegalStateException("a second send while one is under way");
        }
        frames.add(packets.stream().map(Encoded::text).collect(Collectors.joining("\n")));
        if (slow) {
            underWay = done;
        } else {
            done.accept(null);
        }
    }

    /** Finishes the send that is under way. */
    void finish(@Nullable Throwable failure) {
        Consumer<@Nullable Throwable> done = underWay;
        underWay = null;
        if (done == null) {
            throw new IllegalStateException("nothing is under way");
        }
        done.accept(failure);
    }

    public synchronized List<String> frames() {
        return List.copyOf(frames);
    }

    public List<CloseReason> closed() {
        return closed;
    }

    @Override
    public Codec codec() {
        return Codec.JSON;
    }

    @Override
    public void close(CloseReason reason) {
        closed.add(reason);
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }
}
