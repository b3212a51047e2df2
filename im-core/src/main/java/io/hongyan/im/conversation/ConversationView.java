package io.hongyan.im.conversation;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.Conversation;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import java.util.Set;

/** A conversation as plugins may know it. */
public record ConversationView(Route route, Accounts accounts, MemberBook book) implements Conversation {
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
        return route.crowd()
                ? book.count(route.conversation())
                : route.members().size();
    }

    @Override
    public boolean has(UserName user) {
        return accounts.find(user).map(Account::id).filter(this::has).isPresent();
    }

    private boolean has(AccountId account) {
        return route.crowd()
                ? book.among(route.conversation(), Set.of(account)).contains(account)
                : route.members().contains(account);
    }
}
