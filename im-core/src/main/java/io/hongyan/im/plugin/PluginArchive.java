package io.hongyan.im.plugin;

/** A jar that holds a plugin. */
interface PluginArchive {
    Descriptor descriptor();

    Origin origin();

    /**
     * Loads the plugin's classes and makes its entry point.
     *
     * @throws PluginFailure if it can't be, saying what to change
     */
    LoadedPlugin load();

    /** Is not needed any more; after what was loaded of it is closed. */
    void discard();
}
