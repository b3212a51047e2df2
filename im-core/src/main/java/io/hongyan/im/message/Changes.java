package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Act;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Additions;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.Marks.Tally;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.MessageChange;
import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Rights;
import io.hongyan.im.id.Seq;
import io.hongyan.im.message.Sight.Seen;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done to messages that are stored, each inside the running transaction: the conversation is locked, then rights
 * are checked against the message as it stands, then log and message are changed. What changes nothing adds no entry.
 */
final class Changes {
    /** Of one message. */
    private static final int EDITS = 100;
    /** In one conversation. */
    private static final int PINS = 100;
    /** By one member in one conversation; who wants more may clear it. */
    private static final int DELETIONS = 10_000;

    private final Ground ground;

    /** What they stand on. */
    record Ground(
            Sight sight,
            Accounts accounts,
            MemberBook book,
            EntryLog log,
            Marks marks,
            Holds holds,
            Additions additions,
            Counts counts,
            Acts acts,
            MessageRules rules) {}

    Changes(Ground ground) {
        this.ground = ground;
    }

    /** Refuses an edit that can't be made, before its content is looked at. */
    Seen editable(Identity who, Place place) {
        return editable(ground.sight.message(who, place));
    }

    private Seen editable(Seen seen) {
        refuseRecalled(seen);
        if (!seen.isMine() || !allowed(seen, Act.EDIT)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        refuseLate(seen, ground.rules.edit());
        return seen;
    }

    /** Gives a message another content. */
    Entry edit(Identity who, Place place, Prepared content) {
        Seen seen = editable(ground.sight.answerable(who, place, Rights::requireWriting));
        if (ground.log.edits(place).size() > EDITS) {
            throw state("edits");
        }
        ObjectNode fields = Json.map().put("body", content.plainText()).set("content", content.content());
        Set<BlobId> blobs = content.blobs().keySet();
        return add(seen, new MessageChange(who.account(), What.EDIT, place.seq(), fields, blobs));
    }

    /** Takes a message back. */
    Entry recall(Identity who, Place place) {
        Seen seen = ground.sight.locked(who, place);
        refuseRecalled(seen);
        boolean moderator = seen.member().role() != Role.MEMBER;
        if ((!seen.isMine() && !moderator) || !allowed(seen, Act.RECALL)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
        if (!moderator) {
            refuseLate(seen, ground.rules.recall());
        }
        Entry entry = add(seen, new MessageChange(who.account(), What.RECALL, place.seq(), Json.map()));
        List<Seq> emptied = ground.log.empty(place);
        ground.holds.release(place.conversation(), emptied, ground.book.now());
        return entry;
    }

    private boolean allowed(Seen seen, Act act) {
        return ground.acts.allow(seen.entry().message().media(), act);
    }

    /** Adds or takes away a reaction; empty if it was so already, or where they are only counted. */
    Optional<Entry> react(Identity who, Place place, String reaction, boolean on) {
        Seen seen = ground.sight.answerable(who, place, Rights::requireVoice);
        refuseRecalled(seen);
        boolean changed = on
                ? ground.marks.react(place, who.account(), reaction)
                : ground.marks.unreact(place, who.account(), reaction);
        if (!changed) {
            return Optional.empty();
        }
        if (Counts.areAllOf(seen)) {
            refuseMany(ground.counts.change(seen, reaction, on));
            return Optional.empty();
        }
        List<Tally> tallies = ground.marks.reactions(place);
        refuseMany(tallies.size());
        ObjectNode fields = Reactions.json(tallies, ground.accounts);
        return Optional.of(add(seen, new MessageChange(who.account(), What.REACTION, place.seq(), fields)));
    }

    private static void refuseMany(int different) {
        if (different > Reactions.MOST) {
            throw state("reactions");
        }
    }

    /** Pins or unpins; empty if it was so already. */
    Optional<Entry> pin(Identity who, Place place, boolean on) {
        Seen seen = ground.sight.answerable(who, place, Rights::requirePinning);
        refuseRecalled(seen);
        boolean changed = on ? ground.marks.pin(place) : ground.marks.unpin(place);
        if (!changed) {
            return Optional.empty();
        }
        if (ground.marks.pinned(place.conversation()).size() > PINS) {
            throw state("pins");
        }
        ObjectNode fields = Json.map().put("pinned", on);
        return Optional.of(add(seen, new MessageChange(who.account(), What.PIN, place.seq(), fields)));
    }

    /** Deletes a message for its reader alone, which is no entry; false if it was. */
    boolean delete(Identity who, Place place) {
        if (!ground.log.lock(place.conversation())
                || !ground.sight.member(who, place.conversation()).sees(place.seq())
                || ground.log
                        .at(place.conversation(), place.seq())
                        .flatMap(Entry::asMessage)
                        .isEmpty()) {
            throw new Refused(Code.NO_SUCH_MESSAGE);
        }
        if (!ground.marks.delete(place, who.account())) {
            return false;
        }
        if (ground.marks.deletions(place.conversation(), who.account()) > DELETIONS) {
            throw state("deletions");
        }
        ground.book.touch(place.conversation(), who.account());
        return true;
    }

    private Entry add(Seen seen, MessageChange change) {
        return ground.additions
                .add(List.of(new Addition(seen.place().conversation(), change)))
                .get(0);
    }

    private void refuseLate(Seen seen, Duration limit) {
        if (ground.book.now() - seen.entry().time() > limit.toMillis()) {
            throw state("late");
        }
    }

    private static void refuseRecalled(Seen seen) {
        if (seen.entry().standing().isRecalled()) {
            throw state("recalled");
        }
    }

    private static Refused state(String reason) {
        return new Refused(Code.STATE, Map.of("reason", reason));
    }
}
