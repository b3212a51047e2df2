package io.hongyan.im.group.storage;

import io.hongyan.im.group.Link;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.LinkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "group_link")
class LinkRow {
    @Id
    long id;

    long conversation;

    @Column(nullable = false, length = 64)
    String token = "";

    long maker;

    long created;

    long expires;

    int uses;

    int used;

    LinkRow() {}

    LinkRow(Link link, String hash) {
        this.id = link.id().value();
        this.conversation = link.group().value();
        this.token = hash;
        this.maker = link.maker().value();
        this.created = link.created();
        this.expires = link.expires();
        this.uses = link.uses();
        this.used = link.used();
    }

    Link link() {
        return new Link(
                new LinkId(id), new ConversationId(conversation), new AccountId(maker), created, expires, uses, used);
    }
}
