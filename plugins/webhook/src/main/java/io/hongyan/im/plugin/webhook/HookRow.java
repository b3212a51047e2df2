package io.hongyan.im.plugin.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who is told of what. */
@Entity
@Table(name = "webhook_hook")
class HookRow {
    @Id
    @Column(length = 32)
    String name = "";

    @Column(nullable = false, length = 2_000)
    String url = "";

    /** Closed by the host, for this name. */
    @Column(nullable = false, length = 1_000)
    String secret = "";

    /** Of entries, with a space between two. */
    @Column(nullable = false, length = 2_000)
    String kinds = "";

    /** Ids with a space between two; empty for all. */
    @Column(nullable = false, length = 2_000)
    String conversations = "";

    boolean enabled;

    /** Milliseconds since 1970. */
    long created;
}
