package io.hongyan.im.plugin.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Raised by every change of a plugin's settings; changes wait for each other by it. */
@Entity
@Table(name = "plugin_setting_version")
class PluginSettingVersionRow {
    @Id
    @Column(length = 32)
    String plugin = "";

    long version;
}
