package io.hongyan.im.contact;

import io.hongyan.im.contact.Contact.Note;
import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.contact.Contact.Tie;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;

/**
 * Two people as each keeps the other, and what one of them may do. Computes only. What {@code theirs} says of blocking
 * never shows in what is refused or in {@code mine}: a request to somebody who blocks me is open on my side alone.
 */
record Sides(Contact mine, Contact theirs) {
    List<Contact> both() {
        return List.of(mine, theirs);
    }

    Sides asOf(long now, long requestMillis) {
        return new Sides(mine.asOf(now, requestMillis), theirs.asOf(now, requestMillis));
    }

    /** Asks the other; who was asked already has both know each other. */
    Sides request(String greeting, long now, long againMillis) {
        refuseUnless(!mine.tie().blocked() && mine.state() != State.BOTH);
        if (mine.state() == State.ASKED || theirs.state() == State.REQUESTED) {
            return acquainted();
        }
        if (mine.state() == State.REQUESTED
                && (theirs.state() == State.ASKED || theirs.tie().blocked())) {
            return this;
        }
        long wait = mine.tie().refused() + againMillis - now;
        if (mine.tie().refused() > 0 && wait > 0) {
            throw Refused.tooFast(wait);
        }
        Tie asked = theirs.tie().blocked() ? theirs.tie() : theirs.tie().open(State.ASKED, greeting, now);
        return with(mine.tie().open(State.REQUESTED, greeting, now), asked);
    }

    Sides accept() {
        refuseUnless(mine.state() == State.ASKED);
        return acquainted();
    }

    Sides refuse(long now) {
        refuseUnless(mine.state() == State.ASKED);
        return with(mine.tie().none(), theirs.tie().refused(now));
    }

    /** Ends whatever is between the two but blocking. */
    Sides remove(long now) {
        return switch (mine.state()) {
            case NONE -> throw new Refused(Code.STATE);
            case REQUESTED -> takenBack(now);
            case ASKED -> refuse(now);
            case BOTH -> with(mine.tie().none(), theirs.tie().none());
        };
    }

    /** Blocking ends an open request; the other goes on seeing an own one. */
    Sides block(long now) {
        Tie ended = switch (mine.state()) {
            case REQUESTED -> mine.tie().refused(now);
            case ASKED -> mine.tie().none();
            case NONE, BOTH -> mine.tie();
        };
        return with(ended.blocked(true), mine.state() == State.REQUESTED ? unasked() : theirs.tie());
    }

    Sides unblock() {
        refuseUnless(mine.tie().blocked());
        return with(mine.tie().blocked(false), theirs.tie());
    }

    Sides note(Note note) {
        refuseUnless(mine.isShown());
        return new Sides(mine.with(note), theirs);
    }

    private Sides takenBack(long now) {
        return with(mine.tie().refused(now), unasked());
    }

    private Tie unasked() {
        return theirs.state() == State.ASKED ? theirs.tie().none() : theirs.tie();
    }

    private Sides acquainted() {
        return with(mine.tie().both(), theirs.tie().both());
    }

    private Sides with(Tie mineNext, Tie theirsNext) {
        return new Sides(mine.with(mineNext), theirs.with(theirsNext));
    }

    private static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw new Refused(Code.STATE);
        }
    }
}
