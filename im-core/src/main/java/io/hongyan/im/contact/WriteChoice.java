package io.hongyan.im.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.ProfilePart;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From whom a person takes messages: {@code write} of the own profile. */
final class WriteChoice implements ProfilePart {
    private static final String FIELD = "write";

    private final Ground ground;

    /**
     * What it stands on.
     *
     * @param chose is told, after the commit, who chose otherwise
     */
    record Ground(
            Accounts accounts,
            ContactBook book,
            MemberBook conversations,
            Transactions transactions,
            Consumer<AccountId> chose) {}

    private final Consumer<AccountId> renamed;

    /** @param renamed is told, inside the transaction, whose card has changed */
    WriteChoice(Ground ground, Consumer<AccountId> renamed) {
        this.ground = ground;
        this.renamed = renamed;
    }

    @Override
    public void show(AccountId who, ObjectNode answer) {
        answer.put(
                FIELD, (ground.transactions.call(() -> isReserved(who)) ? Writers.CONTACTS : Writers.EVERYBODY).word());
    }

    @Override
    public void change(AccountId who, Fields body) {
        if (body.has(FIELD)) {
            boolean reserved = chosen(body) == Writers.CONTACTS;
            ground.accounts.lock(List.of(who));
            if (reserved != isReserved(who)) {
                ground.book.reserve(who, reserved);
                ground.conversations.raiseRights(who);
                ground.transactions.afterCommit(() -> ground.chose.accept(who));
            }
        }
    }

    private boolean isReserved(AccountId who) {
        return !ground.book.reserved(List.of(who)).isEmpty();
    }

    private static Writers chosen(Fields body) {
        Optional<String> word = body.text(FIELD);
        return word.isEmpty()
                ? Writers.EVERYBODY
                : Writers.of(word.get())
                        .filter(writers -> writers != Writers.ORGANISATION)
                        .orElseThrow(() -> Refused.malformed(FIELD));
    }

    @Override
    public void renamed(AccountId who) {
        renamed.accept(who);
    }
}
