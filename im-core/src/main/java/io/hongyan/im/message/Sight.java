package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Personal;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Reader;
import io.hongyan.im.conversation.Rights;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** What of a conversation's log a member may see. Used inside a transaction. */
final class Sight {
    private final Ground ground;

    /** What it stands on. */
    record Ground(Directory directory, MemberBook book, EntryLog log, Marks marks, EntryJson json) {}

    Sight(Ground ground) {
        this.ground = ground;
    }

    /** A message, as one member sees it. */
    record Seen(Membership member, Entry entry) {
        Place place() {
            return entry.place();
        }

        AccountId who() {
            return member.account();
        }

        boolean isMine() {
            return entry.message().sender().equals(who());
        }
    }

    /**
     * The conversation of a name.
     *
     * @throws Refused no such conversation, also if nothing was ever said in it
     */
    ConversationId conversation(Identity who, String name) {
        return ground.directory
                .find(who, name)
                .map(Route::conversation)
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    /** @throws Refused no such conversation, for who is no member */
    Membership member(Identity who, ConversationId conversation) {
        return membership(who, conversation).orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    Optional<Membership> membership(Identity who, ConversationId conversation) {
        return ground.book.membership(conversation, who.account());
    }

    /**
     * A message that a member can see and has not deleted.
     *
     * @throws Refused no such conversation; no such message, also for entries that are none
     */
    Seen message(Identity who, Place place) {
        Membership member = member(who, place.conversation());
        Entry entry = ground.log
                .at(place.conversation(), place.seq())
                .filter(found -> member.sees(found.seq()))
                .filter(found -> found.asMessage().isPresent())
                .filter(found -> !personal(who, List.of(found)).deleted().contains(found.place()))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_MESSAGE));
        return new Seen(member, entry);
    }

    /** The same, and its conversation stays as it is until the transaction ends. */
    Seen locked(Identity who, Place place) {
        if (!ground.log.lock(place.conversation())) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return message(who, place);
    }

    /**
     * The same for who says something by it.
     *
     * @param allowed refuses what may not be done in a group, channel or room by who has these rights at this moment
     * @throws Refused also if the other of a direct conversation takes no messages from them
     */
    Seen answerable(Identity who, Place place, ObjLongConsumer<Rights> allowed) {
        Seen seen = locked(who, place);
        ground.directory.requireConsent(ground.book.route(place.conversation()).orElseThrow(), who.account());
        ground.book
                .rights(place.conversation(), who.account())
                .ifPresent(rights -> allowed.accept(rights, ground.book.now()));
        return seen;
    }

    private Personal personal(Identity who, List<Entry> entries) {
        return ground.marks.personal(who.account(), entries);
    }

    /** Entries of one conversation as this member gets them. */
    ArrayNode json(Membership member, List<Entry> entries) {
        Reader reader = member.reader(ground.marks.personal(member.account(), entries));
        Route route = ground.book.route(member.conversation()).orElseThrow();
        ArrayNode items = Json.list();
        entries.forEach(entry -> items.add(ground.json.whole(entry, route, reader)));
        return items;
    }

    /** The messages at these places that the member still sees, in their order. */
    List<Entry> still(Membership member, List<Seq> seqs) {
        return seqs.stream()
                .filter(member::sees)
                .flatMap(seq -> ground.log.at(member.conversation(), seq).stream())
                .toList();
    }
}
