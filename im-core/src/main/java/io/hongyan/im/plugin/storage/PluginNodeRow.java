package io.hongyan.im.plugin.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

@Entity
@Table(name = "plugin_node")
@IdClass(PluginNodeRow.Key.class)
class PluginNodeRow {
    @Id
    @Column(length = 32)
    String plugin = "";

    @Id
    int node;

    @Column(nullable = false, length = 64)
    String version = "";

    @Column(nullable = false, length = 16)
    String state = "";

    @Column(nullable = false, length = 1_000)
    String reason = "";

    @Column(nullable = false, length = 64)
    String sha256 = "";

    long changed;

    /** One plugin on one node. */
    static class Key implements Serializable {
        String plugin = "";
        int node;

        Key() {}

        Key(String plugin, int node) {
            this.plugin = plugin;
            this.node = node;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.plugin.equals(plugin) && key.node == node;
        }

        @Override
        public int hashCode() {
            return Objects.hash(plugin, node);
        }
    }
}
