package io.hongyan.im.plugin.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "plugin")
class PluginRow {
    @Id
    @Column(length = 32)
    String id = "";

    @Column(nullable = false, length = 16)
    String wanted = "";

    @Column(nullable = false, length = 64)
    String version = "";

    long changed;

    @Nullable
    @Column(length = 1_000)
    String why;
}
