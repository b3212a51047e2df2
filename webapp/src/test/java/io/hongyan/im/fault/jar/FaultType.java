package io.hongyan.im.fault.jar;

import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A media type with the fault that each message asks for. */
final class FaultType implements MediaType<Fault> {
    private static final long LOOP_SECONDS = 30;
    private static final int LEAK_BYTES = 1 << 20;

    private final List<byte[]> leaked = new ArrayList<>();

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public Class<Fault> content() {
        return Fault.class;
    }

    @Override
    public Fault prepare(Fault fault, Draft draft) {
        return switch (fault.how()) {
            case "throw" -> throw new IllegalStateException("told to");
            case "error" -> throw new NoClassDefFoundError("told to");
            case "deep" -> deep(fault, 0);
            case "memory" -> throw new OutOfMemoryError("told to");
            case "hang" -> hang(fault);
            case "loop" -> loop(fault);
            case "leak" -> leak(fault);
            case "wide" -> new Fault("x".repeat(40_000));
            default -> fault;
        };
    }

    /** Deeper than any stack. */
    private static Fault deep(Fault fault, int level) {
        return level < 0 ? fault : deep(fault, level + 1);
    }

    private static Fault hang(Fault fault) {
        try {
            TimeUnit.MINUTES.sleep(5);
            return fault;
        } catch (InterruptedException asked) {
            throw new IllegalStateException(asked);
        }
    }

    /** Takes no notice of interrupts; ends some time, lest a test machine burn for ever. */
    private static Fault loop(Fault fault) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOOP_SECONDS);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return fault;
    }

    private synchronized Fault leak(Fault fault) {
        leaked.add(new byte[LEAK_BYTES]);
        return fault;
    }

    @Override
    @SuppressWarnings("NullAway") // told to
    public String plainText(Fault fault, Texts texts) {
        return fault.how().equals("null") ? null : fault.how();
    }
}
