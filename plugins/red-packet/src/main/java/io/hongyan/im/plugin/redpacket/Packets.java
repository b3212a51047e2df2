package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.Texts;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Finds the packet that somebody asks about. */
final class Packets {
    private Packets() {}

    /**
     * @param lock {@link LockModeType#NONE} to look only
     * @throws CommandRefused if the caller can't see such a packet
     */
    static PacketRow require(Call call, Place place, LockModeType lock, Texts texts) throws CommandRefused {
        Optional<Message> message = place.packet() != null
                ? call.visible(place.packet())
                : Optional.ofNullable(place.conversation())
                        .flatMap(conversation -> call.visible(conversation, place.seqOrNone()));
        return message.map(seen -> call.entities().find(PacketRow.class, seen.id(), lock))
                .orElseThrow(
                        () -> new CommandRefused(CommandRefused.Why.NO_SUCH_MESSAGE, texts.get("red-packet.none")));
    }

    /** The share that somebody opened. */
    static Optional<ShareRow> opened(Call call, PacketRow packet) {
        return call.entities()
                .createQuery("from ShareRow where packet = ?1 and owner = ?2", ShareRow.class)
                .setParameter(1, packet.id)
                .setParameter(2, call.caller().value())
                .getResultStream()
                .findFirst();
    }

    /** Those that are opened, in that order. */
    static List<ShareRow> opened(Call call, String packet) {
        return call.entities()
                .createQuery("from ShareRow where packet = ?1 and owner is not null order by number", ShareRow.class)
                .setParameter(1, packet)
                .getResultList();
    }
}
