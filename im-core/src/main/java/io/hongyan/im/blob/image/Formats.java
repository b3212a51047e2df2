package io.hongyan.im.blob.image;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * The JDK's registry of the formats of pictures. It is made once for the process and keeps for ever what it found then:
 * the context loader, what that one offers, and the loaders of all code on the stack. So a thread of the JDK's makes it
 * while it runs nothing of ours, else the WAR would stay in memory after it ended.
 */
final class Formats {
    private static final long PATIENCE_SECONDS = 30;

    static {
        ForkJoinPool jdk = new ForkJoinPool(1); // its threads know no loader but the system's
        jdk.execute(MethodHandleProxies.asInterfaceInstance(Runnable.class, making()));
        jdk.shutdown();
        try {
            boolean unused = jdk.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Formats() {}

    /** Returns when the registry is there. */
    static void know() {
        // the class does it when it is first used
    }

    /** A lambda would be code of ours. */
    private static MethodHandle making() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(ImageIO.class, "getUseCache", MethodType.methodType(boolean.class))
                    .asType(MethodType.methodType(void.class));
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError("ImageIO is another", missing);
        }
    }
}
