package io.hongyan.im.conversation;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.Conversation;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;

/** A conversation as plugins may know it. */
public record ConversationView(Route route, Accounts accounts) implements Conversation {
    @Override
    public String id() {
        return route.conversation().toString();
    }

    @Override
    public Kind kind() {
        return route.kind();
    }

    @Override
    public int members() {
        return route.members().size();
    }

    @Override
    public boolean has(UserName user) {
        return accounts.find(user)
                .filter(account -> route.members().contains(account.id()))
                .isPresent();
    }
}
