package io.hongyan.im.account;

import java.util.function.Supplier;

/** Values that an installation makes once and keeps. */
public interface SettingStore {
    /** The value of that name; the first who asks makes it. */
    String get(String name, Supplier<String> first);
}
