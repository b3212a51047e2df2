package io.hongyan.im.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A response whose container takes so many writes and flushes as it is told, as the Servlet specification has it. */
final class SlowResponse extends ServletOutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int room;
    private int ended;
    private @Nullable RuntimeException fault;
    private boolean broken;
    private boolean asked;

    AsyncContext async() {
        return (AsyncContext) Proxy.newProxyInstance(
                SlowResponse.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("complete")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    ended++;
                    return null;
                });
    }

    /** Lets so many operations more happen at once. */
    void take(int operations) {
        room += operations;
    }

    /** Lets the container itself fail. */
    void fail(RuntimeException thrown) {
        fault = thrown;
    }

    void breakDown() {
        broken = true;
    }

    String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }

    /** How often it was ended. */
    int ended() {
        return ended;
    }

    @Override
    public boolean isReady() {
        asked = room > 0;
        return asked;
    }

    private void use() throws IOException {
        if (!asked) {
            throw new IllegalStateException("not asked whether it is ready");
        }
        RuntimeException thrown = fault;
        if (thrown != null) {
            throw thrown;
        }
        if (broken) {
            throw new IOException("broken pipe");
        }
        asked = false;
        room--;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        use();
        taken.write(bytes, from, length);
    }

    @Override
    public void write(int value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flush() throws IOException {
        use();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
    }
}
