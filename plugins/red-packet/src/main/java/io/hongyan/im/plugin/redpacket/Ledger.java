package io.hongyan.im.plugin.redpacket;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;

/**
 * Moves money, within one transaction. Whoever locks a packet and a wallet locks the packet first; nobody locks two
 * wallets.
 */
final class Ledger {
    /** Where money comes from that is granted, and goes to that is taken back; what it lacks is what all others have. */
    static final String TREASURY = "$treasury";

    private final EntityManager entities;
    private final Clock clock;

    Ledger(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The account of a packet that is not opened yet. */
    static String packet(String id) {
        return "#" + id;
    }

    /** Somebody's wallet, locked; a new one begins with so many cents. */
    WalletRow wallet(String owner, long welcome) {
        WalletRow known = entities.find(WalletRow.class, owner, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        WalletRow wallet = new WalletRow(owner);
        entities.persist(wallet);
        // two at once: the later one fails here, and runs again when the other has made the wallet
        entities.flush();
        if (welcome > 0) {
            wallet.balance = welcome;
            post(TREASURY, owner, welcome, "welcome");
        }
        return wallet;
    }

    /** From a wallet that has it. */
    void pay(WalletRow wallet, String to, long amount, String reason) {
        if (amount > wallet.balance) {
            throw new IllegalStateException("a wallet never owes");
        }
        wallet.balance -= amount;
        post(wallet.owner, to, amount, reason);
    }

    void receive(WalletRow wallet, String from, long amount, String reason) {
        wallet.balance = Math.addExact(wallet.balance, amount);
        post(from, wallet.owner, amount, reason);
    }

    private void post(String from, String to, long amount, String reason) {
        PostingRow posting = new PostingRow();
        posting.id = UUID.randomUUID().toString();
        posting.from = from;
        posting.to = to;
        posting.amount = amount;
        posting.reason = reason;
        posting.created = clock.millis();
        entities.persist(posting);
    }
}
