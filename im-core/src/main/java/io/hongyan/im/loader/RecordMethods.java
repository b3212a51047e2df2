package io.hongyan.im.loader;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * The JDK's own cache for {@code equals}, {@code hashCode} and {@code toString} of records: up to Java 17 it holds the
 * classes of the last record that was linked, and with them their loader, until another record is.
 */
public final class RecordMethods {
    private RecordMethods() {}

    /** Links classes of the JDK as if they were a record, so that the cache holds nothing of a plugin or of the WAR. */
    public static void forget() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle getter =
                    lookup.findVirtual(Thread.class, "getThreadGroup", MethodType.methodType(ThreadGroup.class));
            link(lookup, getter, "equals", MethodType.methodType(boolean.class, Thread.class, Object.class));
            link(lookup, getter, "hashCode", MethodType.methodType(int.class, Thread.class));
            link(lookup, getter, "toString", MethodType.methodType(String.class, Thread.class));
        } catch (Throwable failure) {
            throw new LinkageError("a record can't be linked", failure);
        }
    }

    private static void link(MethodHandles.Lookup lookup, MethodHandle getter, String method, MethodType type)
            throws Throwable {
        Object unused = ObjectMethods.bootstrap(lookup, method, type, Thread.class, "group", getter);
    }
}
