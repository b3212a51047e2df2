package io.hongyan.im.plugin.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A setting that differs from its default; {@code changed} milliseconds since 1970. */
@Entity
@Table(name = "plugin_setting")
@IdClass(PluginSettingRow.Key.class)
class PluginSettingRow {
    @Id
    @Column(length = 32)
    String plugin = "";

    @Id
    @Column(length = 128)
    String name = "";

    @Column(nullable = false, length = 100_000)
    String content = "";

    long changed;

    @Column(name = "changed_by")
    long changedBy;

    /** Which setting of which plugin. */
    static class Key implements Serializable {
        String plugin = "";
        String name = "";

        Key() {}

        Key(String plugin, String name) {
            this.plugin = plugin;
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.plugin.equals(plugin) && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(plugin, name);
        }
    }
}
