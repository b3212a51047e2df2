package io.hongyan.im.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open, as it would be written, but what a database for tests writes itself. */
public final class CapturedLog implements AutoCloseable {
    private static final String DATABASE = "io.zonky.";

    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Lines();

    public CapturedLog() {
        root.addHandler(handler);
    }

    public String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }

    private final class Lines extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            if (!String.valueOf(line.getLoggerName()).startsWith(DATABASE)) {
                lines.add(formatter.format(line));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
