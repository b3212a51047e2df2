package io.hongyan.im.plugin;

import org.jspecify.annotations.Nullable;

/** What a plugin threw, in words that hold neither its classes nor its messages, which may quote somebody's content. */
final class Trace {
    private static final int FRAMES = 12;
    private static final int CAUSES = 4;

    private Trace() {}

    /** Runs code of the plugin, which may have made this kind of failure itself. */
    static String of(Throwable failure) {
        try {
            return describe(failure);
        } catch (RuntimeException | Error again) {
            return failure.getClass().getName();
        }
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        @Nullable Throwable each = failure;
        for (int i = 0; i < CAUSES && each != null; i++) {
            text.append(i == 0 ? "" : " caused by ").append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
                text.append(frame == 0 ? " at " : ", ").append(frames[frame]);
            }
            each = each.getCause();
        }
        return text.toString();
    }
}
