package io.hongyan.im.contact;

import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;

/** How much rosters hold. The same for who is blocked, so that a bound tells nothing. */
final class Bounds {
    /** Contacts and blocked people. */
    static final int KEPT = 5_000;
    /** Open requests, those of a person and those to a person apart. */
    static final int OPEN = 500;
    /** Of a roster with what is gone but not forgotten, when its owner adds to it. */
    static final int ROWS = 10_000;

    private final ContactBook book;

    Bounds(ContactBook book) {
        this.book = book;
    }

    /** @throws Refused too large, if one of the two would come to hold too much */
    void refuseAbove(Sides before, Sides after) {
        if (after.mine().state() == State.REQUESTED && before.mine().state() != State.REQUESTED) {
            refuseFull(book.tally(after.mine().owner()).requested(), OPEN);
            refuseFull(book.tally(after.theirs().owner()).asked(), OPEN);
        }
        refuseMoreKept(before.mine(), after.mine());
        refuseMoreKept(before.theirs(), after.theirs());
        if (before.mine().isNothing() && !after.mine().isNothing()) {
            refuseFull(book.tally(after.mine().owner()).rows(), ROWS);
        }
    }

    private void refuseMoreKept(Contact before, Contact after) {
        if (after.isKept() && !before.isKept()) {
            refuseFull(book.tally(after.owner()).kept(), KEPT);
        }
    }

    private static void refuseFull(long there, int most) {
        if (there >= most) {
            throw new Refused(Code.TOO_LARGE);
        }
    }
}
