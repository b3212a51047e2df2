package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.persistence.LockModeType;

/** {@code red-packet.open}: gives the caller the next share, once. */
final class OpenCommand implements Command<Place> {
    private final Host host;

    OpenCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public Class<Place> body() {
        return Place.class;
    }

    @Override
    public Record run(Place place, Call call) throws CommandRefused {
        PacketRow packet = Packets.require(call, place, LockModeType.PESSIMISTIC_WRITE, host.texts());
        refuseUnlessOpenTo(call, packet);
        String caller = call.caller().value();
        ShareRow share = call.entities().find(ShareRow.class, new ShareRow.Key(packet.id, packet.opened() + 1));
        share.owner = caller;
        share.opened = host.clock().millis();
        packet.restAmount -= share.amount;
        packet.restCount--;
        Ledger ledger = new Ledger(call.entities(), host.clock());
        WalletRow wallet =
                ledger.wallet(caller, host.settings(RedPacketSettings.class).welcome());
        ledger.receive(wallet, Ledger.packet(packet.id), share.amount, "opened");
        call.append(packet.id, "opened", call.caller(), PacketState.of(packet, caller));
        return new Opened(packet.id, share.amount, wallet.balance);
    }

    private void refuseUnlessOpenTo(Call call, PacketRow packet) throws CommandRefused {
        if (packet.direct && packet.sender.equals(call.caller().value())) {
            throw refused(CommandRefused.Why.NOT_ALLOWED, "red-packet.own");
        }
        if (Packets.opened(call, packet).isPresent()) {
            throw refused(CommandRefused.Why.STATE, "red-packet.opened");
        }
        if (packet.restCount == 0) {
            throw refused(CommandRefused.Why.STATE, "red-packet.emptied");
        }
        if (packet.returned || packet.expires <= host.clock().millis()) {
            throw refused(CommandRefused.Why.STATE, "red-packet.expired");
        }
    }

    private CommandRefused refused(CommandRefused.Why why, String key) {
        return new CommandRefused(why, host.texts().get(key));
    }

    /**
     * @param amount cents of the share
     * @param balance cents of the caller's wallet after it
     */
    record Opened(String packet, long amount, long balance) {}
}
