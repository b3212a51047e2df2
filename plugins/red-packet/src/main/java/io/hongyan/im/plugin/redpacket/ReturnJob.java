package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Job;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Work;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Gives back what nobody opened in time. */
final class ReturnJob implements Job {
    private final Clock clock;

    ReturnJob(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "return";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    /** One packet a transaction, so that no two wallets are locked at once. */
    @Override
    public boolean run(Work work) {
        List<String> due = work.entities()
                .createQuery(
                        "select id from PacketRow where returned = false and restCount > 0 and expires <= ?1"
                                + " order by expires",
                        String.class)
                .setParameter(1, clock.millis())
                .setMaxResults(2)
                .getResultList();
        due.stream().findFirst().ifPresent(id -> giveBack(work, id));
        return due.size() > 1;
    }

    private void giveBack(Work work, String id) {
        PacketRow packet = work.entities().find(PacketRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (!packet.isOpen()) {
            return;
        }
        Ledger ledger = new Ledger(work.entities(), clock);
        WalletRow wallet = ledger.wallet(packet.sender, 0);
        ledger.receive(wallet, Ledger.packet(id), packet.restAmount, "returned");
        packet.restAmount = 0;
        packet.returned = true;
        if (work.message(id).isEmpty()) {
            // of a room, which keeps its last messages only
            return;
        }
        work.append(id, "returned", new UserName(packet.sender), PacketState.of(packet, null));
    }
}
