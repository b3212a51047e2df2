package io.hongyan.im.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.packet.Json;

/** A person's card on the wire. */
public final class Cards {
    private Cards() {}

    public static ObjectNode card(Account account) {
        ObjectNode card = Json.map().put("user", account.username().value()).put("name", account.name());
        account.avatar().ifPresent(avatar -> card.put("avatar", avatar.value()));
        if (!account.signature().isEmpty()) {
            card.put("signature", account.signature());
        }
        account.post().ifPresent(post -> {
            card.put("department", post.department().toString());
            if (!post.title().isEmpty()) {
                card.put("title", post.title());
            }
        });
        return card;
    }
}
