package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.UserName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;

/** {@code red-packet.grant}: an administrator gives somebody money, or takes it back. */
final class GrantCommand implements Command<GrantCommand.Grant> {
    private final Host host;

    GrantCommand(Host host) {
        this.host = host;
    }

    /** @param amount cents; below 0 to take them back */
    record Grant(
            @NotNull String user,
            @Min(-1_000_000_000) @Max(1_000_000_000) long amount) {}

    @Override
    public String name() {
        return "grant";
    }

    @Override
    public Class<Grant> body() {
        return Grant.class;
    }

    @Override
    public Set<String> roles() {
        return Set.of("administrator");
    }

    @Override
    public Record run(Grant grant, Call call) throws CommandRefused {
        if (!UserName.isValid(grant.user())
                || host.people().find(new UserName(grant.user())).isEmpty()) {
            throw refused("red-packet.grant.user");
        }
        Ledger ledger = new Ledger(call.entities(), host.clock());
        WalletRow wallet = ledger.wallet(
                grant.user(), host.settings(RedPacketSettings.class).welcome());
        if (grant.amount() == 0 || wallet.balance + grant.amount() < 0) {
            throw refused("red-packet.grant.amount");
        }
        if (grant.amount() > 0) {
            ledger.receive(wallet, Ledger.TREASURY, grant.amount(), "granted");
        } else {
            ledger.pay(wallet, Ledger.TREASURY, -grant.amount(), "granted");
        }
        return new Granted(grant.user(), wallet.balance);
    }

    private CommandRefused refused(String key) {
        return new CommandRefused(CommandRefused.Why.CONTENT, host.texts().get(key));
    }

    /** @param balance cents after it */
    record Granted(String user, long balance) {}
}
