package io.hongyan.im.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.ProfileChange;
import io.hongyan.im.command.Query;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code profile}: a person's card; and what a person changes of the own one. */
public final class ProfileQuery implements Query {
    private static final int NAME = 64;
    private static final int SIGNATURE = 200;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Transactions transactions;
    private final List<ProfilePart> parts;

    /** @param parts what others keep of a profile */
    public ProfileQuery(Accounts accounts, Sessions sessions, Transactions transactions, List<ProfilePart> parts) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        String user = body.text("user").orElse(who.username().value());
        Account account = UserNames.require(accounts, user);
        return account.id().equals(who.account()) ? own(account) : answer(account);
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        Optional<String> name = body.text("name", NAME).map(String::strip);
        if (name.filter(String::isEmpty).isPresent()) {
            throw Refused.malformed("name");
        }
        Optional<String> signature = body.has("signature")
                ? Optional.of(body.text("signature", SIGNATURE).orElse(""))
                : Optional.empty();
        parts.forEach(part -> part.change(who.account(), body));
        Account changed = accounts.update(who.account(), new ProfileChange(name, signature, locale(body)));
        if (name.isPresent() || body.has("avatar")) {
            parts.forEach(part -> part.renamed(who.account()));
        }
        ObjectNode answer = own(changed);
        transactions.afterCommit(() -> tellOtherDevices(session, who, answer));
        return answer;
    }

    private void tellOtherDevices(Session session, Identity who, ObjectNode answer) {
        Encoded event = event(answer);
        sessions.of(who.account()).stream().filter(other -> other != session).forEach(other -> other.push(event));
    }

    /** Tells somebody's devices that others changed the profile; called after the commit. */
    public void tell(Account account) {
        sessions.push(account.id(), event(own(account)));
    }

    private static Encoded event(ObjectNode answer) {
        return Encoded.push(Op.EVENT, Json.map().put("event", "profile").setAll(answer.deepCopy()));
    }

    private static Optional<Locale> locale(Fields body) {
        return body.text("locale", 35).map(tag -> {
            Locale locale = Locale.forLanguageTag(tag);
            if (locale.getLanguage().isEmpty()) {
                throw Refused.malformed("locale");
            }
            return locale;
        });
    }

    private ObjectNode own(Account account) {
        ObjectNode answer = answer(account);
        QuietPart.write(account.quiet(), answer);
        parts.forEach(part -> part.show(account.id(), answer));
        return answer;
    }

    private static ObjectNode answer(Account account) {
        return Json.map().set("card", Cards.card(account));
    }
}
