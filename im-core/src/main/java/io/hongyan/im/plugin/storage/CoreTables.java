package io.hongyan.im.plugin.storage;

import java.util.Set;

/** The tables that the core's migrations make, in lower case: no plugin's, whatever its id is. */
final class CoreTables {
    static final Set<String> NAMES = Set.of(
            "account",
            "account_token",
            "audit",
            "conversation",
            "deletion",
            "department",
            "department_line",
            "department_tree",
            "departure",
            "device",
            "done",
            "edit_place",
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
            "member_draft",
            "mention",
            "node",
            "pin",
            "plugin",
            "plugin_job",
            "plugin_listener",
            "plugin_node",
            "plugin_notice",
            "plugin_setting",
            "plugin_setting_version",
            "plugin_stray",
            "reaction",
            "roster",
            "roster_reserved",
            "search_horizon",
            "search_mark",
            "search_token",
            "setting",
            "spare_bytes",
            "stored_blob",
            "stored_bytes");

    private CoreTables() {}
}
