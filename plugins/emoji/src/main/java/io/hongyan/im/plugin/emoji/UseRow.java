package io.hongyan.im.plugin.emoji;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** How often somebody used an emoji. */
@Entity
@Table(name = "emoji_use")
class UseRow {
    /** Whose, the pack and the code; neither name holds a slash. */
    @Id
    @Column(length = 300)
    String id = "";

    String account = "";
    String code = "";

    @Nullable
    String pack;

    long uses;

    /** Milliseconds since 1970. */
    @Column(name = "last_used")
    long last;

    UseRow() {}

    UseRow(String account, Emoji emoji) {
        this.id = id(account, emoji);
        this.account = account;
        this.code = emoji.code();
        this.pack = emoji.pack();
    }

    static String id(String account, Emoji emoji) {
        String pack = emoji.pack();
        return account + "/" + (pack == null ? "" : pack) + "/" + emoji.code();
    }
}
