package io.hongyan.im.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.PlainText;
import io.hongyan.im.command.Query;
import io.hongyan.im.contact.Contact.Note;
import io.hongyan.im.conversation.Page;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code roster}: whom a person knows, has asked, was asked by and blocks; and what the person does about it. */
final class RosterQuery implements Query {
    private static final int GREETING = 200;
    private static final int NOTE = 64;

    private final Contacts contacts;
    private final ContactBook book;
    private final Accounts accounts;
    private final Transactions transactions;
    private final long requestMillis;

    RosterQuery(Contacts contacts, Contacts.Ground ground) {
        this.contacts = contacts;
        this.book = ground.book();
        this.accounts = ground.accounts();
        this.transactions = ground.transactions();
        this.requestMillis = ground.settings().request().toMillis();
    }

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        int limit = body.limit(Limits.PAGE);
        return transactions.call(() -> {
            long now = book.now();
            RosterCursor cursor = RosterCursor.of(body, now);
            List<Contact> found = found(who.account(), cursor, limit + 1);
            return answer(cursor, found, limit, now);
        });
    }

    private List<Contact> found(AccountId owner, RosterCursor cursor, int limit) {
        return cursor.since() == 0
                ? book.shown(owner, cursor.after(), limit)
                : book.changed(owner, cursor.since(), cursor.after(), limit);
    }

    private ObjectNode answer(RosterCursor cursor, List<Contact> found, int limit, long now) {
        Map<AccountId, Account> people =
                accounts.find(found.stream().map(Contact::other).toList());
        List<Contact> offered = found.stream()
                .limit(limit)
                .filter(contact -> people.containsKey(contact.other()))
                .map(contact -> contact.asOf(now, requestMillis))
                .filter(contact -> cursor.since() > 0 || contact.isShown())
                .toList();
        Page page = Page.of(
                offered, contact -> RosterItems.item(contact, Objects.requireNonNull(people.get(contact.other()))));
        ObjectNode answer = Json.map().put("version", cursor.version());
        if (cursor.reset()) {
            answer.put("reset", true);
        }
        answer.set("items", page.json());
        next(offered, page.taken(), found, limit).ifPresent(last -> answer.put("cursor", cursor.after(last)));
        return answer;
    }

    /** After whom the next page goes on, if there is one. */
    private static Optional<AccountId> next(List<Contact> offered, int taken, List<Contact> found, int limit) {
        if (taken < offered.size()) {
            return Optional.of(offered.get(taken - 1).other());
        }
        return found.size() > limit ? Optional.of(found.get(limit - 1).other()) : Optional.empty();
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        String action = body.requiredText("action");
        String user = body.requiredText("user");
        Contact changed = switch (action) {
            case "request" -> contacts.request(who, user, line(body, "greeting", GREETING));
            case "accept" -> contacts.accept(who, user);
            case "refuse" -> contacts.refuse(who, user);
            case "remove" -> contacts.remove(who, user);
            case "block" -> contacts.block(who, user);
            case "unblock" -> contacts.unblock(who, user);
            case "update" -> update(who, user, body);
            default -> throw Refused.malformed("action");
        };
        Account other = accounts.find(changed.other()).orElseThrow();
        return Json.map().set("items", Json.list().add(RosterItems.item(changed, other)));
    }

    private Contact update(Identity who, String user, Fields body) {
        String group = line(body, "group", NOTE);
        String remark = line(body, "remark", NOTE);
        return contacts.note(
                who,
                user,
                before -> new Note(
                        body.has("group") ? group : before.group(), body.has("remark") ? remark : before.remark()));
    }

    /** A line of text; empty if it is absent or null. */
    private static String line(Fields body, String field, int longest) {
        return body.text(field)
                .map(text -> PlainText.line(field, text, 0, longest))
                .orElse("");
    }
}
