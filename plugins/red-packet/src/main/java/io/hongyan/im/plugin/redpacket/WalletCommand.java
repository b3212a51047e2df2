package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.Host;
import java.util.List;

/** {@code red-packet.wallet}: what the caller has, and where it came from and went last. */
final class WalletCommand implements Command<WalletCommand.Nothing> {
    private static final int LAST = 20;

    private final Host host;

    WalletCommand(Host host) {
        this.host = host;
    }

    /** There is nothing to say. */
    record Nothing() {}

    @Override
    public String name() {
        return "wallet";
    }

    @Override
    public Class<Nothing> body() {
        return Nothing.class;
    }

    @Override
    public Record run(Nothing body, Call call) {
        RedPacketSettings settings = host.settings(RedPacketSettings.class);
        String caller = call.caller().value();
        WalletRow wallet = new Ledger(call.entities(), host.clock()).wallet(caller, settings.welcome());
        call.entities().flush();
        return new Wallet(
                wallet.balance, settings.currency(), settings.mostAmount(), settings.mostCount(), last(call, caller));
    }

    private static List<Posting> last(Call call, String caller) {
        return call.entities()
                .createQuery("from PostingRow where from = ?1 or to = ?1 order by created desc, id", PostingRow.class)
                .setParameter(1, caller)
                .setMaxResults(LAST)
                .getResultStream()
                .map(row -> new Posting(row.to.equals(caller) ? row.amount : -row.amount, row.reason, row.created))
                .toList();
    }

    /**
     * @param balance cents
     * @param last the newest first
     */
    record Wallet(long balance, String currency, long mostAmount, int mostCount, List<Posting> last) {}

    /**
     * @param amount cents that came, or with a minus went
     * @param time milliseconds since 1970
     */
    record Posting(long amount, String reason, long time) {}
}
