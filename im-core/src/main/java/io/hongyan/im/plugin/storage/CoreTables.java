package io.hongyan.im.plugin.storage;

import java.util.Set;

/** The tables that the core's migrations make, in lower case: no plugin's, whatever its id is. */
final class CoreTables {
    static final Set<String> NAMES = Set.of(
            "account",
            "audit",
            "conversation",
            "departure",
            "device",
            "done",
            "entry",
            "entry_place",
            "entry_state",
            "flyway_core",
            "group_card",
            "group_link",
            "group_request",
            "hold",
            "media_type",
            "member",
            "mention",
            "node",
            "plugin",
            "plugin_job",
            "plugin_listener",
            "plugin_node",
            "plugin_notice",
            "plugin_setting",
            "plugin_setting_version",
            "plugin_stray",
            "setting",
            "spare_bytes",
            "stored_blob",
            "stored_bytes");

    private CoreTables() {}
}
