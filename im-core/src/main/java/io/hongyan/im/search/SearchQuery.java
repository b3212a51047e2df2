package io.hongyan.im.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.UserName;
import io.hongyan.im.command.Query;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Page;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** {@code search}: messages of one's conversations by what they say, the newest first. */
final class SearchQuery implements Query {
    private static final int CONVERSATIONS = 1_000;
    /** Searches at a time; more are refused, so that others find a thread. */
    private static final int AT_ONCE = 8;

    private final Accounts accounts;
    private final Directory directory;
    private final MemberBook book;
    private final Transactions transactions;
    private final Search search;
    private final Semaphore free = new Semaphore(AT_ONCE);

    SearchQuery(Accounts accounts, Directory directory, MemberBook book, Transactions transactions, Search search) {
        this.accounts = accounts;
        this.directory = directory;
        this.book = book;
        this.transactions = transactions;
        this.search = search;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        Wish wish = Wish.of(body, body.text("from").map(this::account));
        if (!free.tryAcquire()) {
            throw new Refused(Code.OVERLOADED);
        }
        try {
            return answer(search.find(wish, members(who, body.text("conversation"))));
        } finally {
            free.release();
        }
    }

    private AccountId account(String user) {
        if (!UserName.isValid(user)) {
            throw new Refused(Code.NO_SUCH_USER);
        }
        Account account = accounts.require(new UserName(user));
        return account.id();
    }

    private List<Membership> members(Identity who, Optional<String> conversation) {
        if (conversation.isEmpty()) {
            return all(who.account());
        }
        Optional<Route> route = directory.find(who, conversation.get());
        return route.stream()
                .map(found -> transactions
                        .call(() -> book.membership(found.conversation(), who.account()))
                        .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION)))
                .toList();
    }

    private List<Membership> all(AccountId account) {
        List<Membership> all = new ArrayList<>();
        Optional<ConversationId> after = Optional.empty();
        List<Membership> page;
        do {
            Optional<ConversationId> last = after;
            page = transactions.call(() -> book.changed(account, 0, last, CONVERSATIONS));
            all.addAll(page);
            after = page.stream().reduce((one, other) -> other).map(Membership::conversation);
        } while (page.size() == CONVERSATIONS);
        return all;
    }

    private static ObjectNode answer(Search.Answer answer) {
        Page page = Page.of(answer.found(), Search.Found::json);
        ObjectNode json = Json.map().set("items", page.json());
        Optional<Point> rest = page.taken() < answer.found().size()
                ? Optional.of(answer.found().get(page.taken() - 1).point())
                : answer.rest();
        rest.ifPresent(point -> json.put("cursor", point.cursor()));
        return json;
    }
}
