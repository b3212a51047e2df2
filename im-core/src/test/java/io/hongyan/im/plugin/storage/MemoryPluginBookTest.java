package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.MemoryPluginBook;
import io.hongyan.im.plugin.PluginBook;

class MemoryPluginBookTest implements PluginBookContract {
    private final MemoryPluginBook book = new MemoryPluginBook();

    @Override
    public PluginBook book() {
        return book;
    }

    @Override
    public int node() {
        return 3;
    }
}
