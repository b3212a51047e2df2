package io.hongyan.im.plugin;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * The JDK's own cache for {@code equals}, {@code hashCode} and {@code toString} of records: up to Java 17 it holds the
 * classes of the last record that was linked, and with them a plugin's loader, until another record is.
 */
final class RecordMethods {
    private RecordMethods() {}

    /** Links a record of ours, so that the cache holds no other. */
    static void forgetOthers() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle getter = lookup.findVirtual(Own.class, "value", MethodType.methodType(Value.class));
            link(lookup, getter, "equals", MethodType.methodType(boolean.class, Own.class, Object.class));
            link(lookup, getter, "hashCode", MethodType.methodType(int.class, Own.class));
            link(lookup, getter, "toString", MethodType.methodType(String.class, Own.class));
        } catch (Throwable failure) {
            throw new LinkageError("a record can't be linked", failure);
        }
    }

    private static void link(MethodHandles.Lookup lookup, MethodHandle getter, String method, MethodType type)
            throws Throwable {
        Object unused = ObjectMethods.bootstrap(lookup, method, type, Own.class, "value", getter);
    }

    private record Own(Value value) {}

    private static final class Value {}
}
