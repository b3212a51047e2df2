package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code red-packet.detail}: who got what, and who was luckiest. */
final class DetailCommand implements Command<Place> {
    private final Host host;

    DetailCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "detail";
    }

    @Override
    public Class<Place> body() {
        return Place.class;
    }

    @Override
    public Record run(Place place, Call call) throws CommandRefused {
        PacketRow packet = Packets.require(call, place, LockModeType.NONE, host.texts());
        List<ShareRow> opened = Packets.opened(call, packet.id);
        return new Detail(
                PacketState.of(packet, opened.isEmpty() ? null : opened.get(opened.size() - 1).owner),
                packet.sender,
                packet.amount,
                packet.split,
                packet.greeting,
                host.settings(RedPacketSettings.class).currency(),
                packet.expires,
                luckiest(packet, opened).map(share -> share.owner).orElse(null),
                opened.stream()
                        .map(share -> new Item(String.valueOf(share.owner), share.amount, share.opened))
                        .toList());
    }

    /** Known once all shares of a random split are opened; of equal ones the earliest. */
    static Optional<ShareRow> luckiest(PacketRow packet, List<ShareRow> opened) {
        boolean known = packet.restCount == 0 && packet.count > 1 && packet.split.equals("random");
        return opened.stream()
                .filter(share -> known)
                .max(Comparator.<ShareRow>comparingLong(share -> share.amount)
                        .thenComparing(Comparator.<ShareRow>comparingInt(share -> share.number)
                                .reversed()));
    }

    /**
     * @param amount cents in all
     * @param expires milliseconds since 1970
     * @param items in the order of opening
     */
    record Detail(
            PacketState status,
            String sender,
            long amount,
            String split,
            String greeting,
            String currency,
            long expires,
            @Nullable String luckiest,
            List<Item> items) {}

    /** Who got how many cents, and when. */
    record Item(String user, long amount, long time) {}
}
