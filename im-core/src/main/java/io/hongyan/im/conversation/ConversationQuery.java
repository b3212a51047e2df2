package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Transactions;

/** {@code conversation}: what a member sets of a conversation for oneself, on all own devices. */
public final class ConversationQuery implements Query {
    private final Directory directory;
    private final MemberBook book;
    private final Sessions sessions;
    private final Transactions transactions;

    public ConversationQuery(Directory directory, MemberBook book, Sessions sessions, Transactions transactions) {
        this.directory = directory;
        this.book = book;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "conversation";
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        SettingsChange change = SettingsChange.read(body);
        Membership after = directory
                .find(who, body.requiredText("conversation"))
                .flatMap(route -> book.change(route.conversation(), who.account(), change))
                .filter(member -> !member.lastSeq().equals(Seq.NONE))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
        ObjectNode answer =
                change.write(Json.map().put("conversation", after.conversation().toString()), after);
        Encoded event = Encoded.push(Op.EVENT, Json.map().put("event", name()).setAll(answer.deepCopy()));
        transactions.afterCommit(() -> sessions.of(who.account()).stream()
                .filter(other -> other != session)
                .forEach(other -> other.push(event)));
        return answer;
    }
}
