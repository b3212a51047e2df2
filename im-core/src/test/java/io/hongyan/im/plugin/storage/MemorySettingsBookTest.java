package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.MemorySettingsBook;
import io.hongyan.im.plugin.SettingsBook;

class MemorySettingsBookTest implements SettingsBookContract {
    private final MemorySettingsBook book = new MemorySettingsBook();

    @Override
    public SettingsBook book() {
        return book;
    }
}
