package io.hongyan.im.plugin.storage;

/**
 * Sees a plugin's classes first, then the server's. Hibernate asks several loaders in no order (6.6 puts them into a
 * {@code HashSet}), and would map the classes of another version of the plugin that the server has.
 */
final class UnitLoader extends ClassLoader {
    private final ClassLoader plugin;

    UnitLoader(ClassLoader plugin) {
        super(UnitLoader.class.getClassLoader());
        this.plugin = plugin;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        try {
            return plugin.loadClass(name);
        } catch (ClassNotFoundException others) {
            return super.loadClass(name, resolve);
        }
    }
}
