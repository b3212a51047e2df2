package io.hongyan.im.plugin;

import io.hongyan.im.id.AccountId;
import java.util.Set;

/** Hears of every change of settings, after it was made; never of values. */
@FunctionalInterface
public interface SettingsListener {
    void changed(String plugin, Set<String> names, AccountId by);
}
