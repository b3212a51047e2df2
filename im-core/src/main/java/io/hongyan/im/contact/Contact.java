package io.hongyan.im.contact;

import io.hongyan.im.id.AccountId;
import java.util.Locale;

/**
 * What somebody is to a person, as that person keeps it.
 *
 * @param owner who keeps it
 * @param other whom it is about
 * @param changed when what the owner sees of it changed last, by the database's clock
 */
public record Contact(AccountId owner, AccountId other, Tie tie, Note note, long changed) {
    /** How far two people have come. */
    public enum State {
        /** Nothing, or nothing any more. */
        NONE,
        /** The owner asked. */
        REQUESTED,
        /** The other asked. */
        ASKED,
        BOTH;

        /** Its word on the wire and in rows. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if there is no such word */
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is between the two.
     *
     * @param blocked whether the owner blocks the other
     * @param greeting of the open request
     * @param asked when the open request was made; 0 without one
     * @param refused when the owner's last request was refused or taken back; 0 if none was
     */
    public record Tie(State state, boolean blocked, String greeting, long asked, long refused) {
        static final Tie NOTHING = new Tie(State.NONE, false, "", 0, 0);

        boolean isOpen() {
            return state == State.REQUESTED || state == State.ASKED;
        }

        Tie none() {
            return new Tie(State.NONE, blocked, "", 0, refused);
        }

        Tie refused(long now) {
            return new Tie(State.NONE, blocked, "", 0, now);
        }

        Tie open(State side, String words, long now) {
            return new Tie(side, blocked, words, now, refused);
        }

        Tie both() {
            return new Tie(State.BOTH, blocked, "", 0, 0);
        }

        Tie blocked(boolean block) {
            return new Tie(state, block, greeting, asked, refused);
        }
    }

    /** What the owner wrote down, for the owner alone. */
    public record Note(String group, String remark) {
        static final Note NONE = new Note("", "");
    }

    static Contact nothing(AccountId owner, AccountId other) {
        return new Contact(owner, other, Tie.NOTHING, Note.NONE, 0);
    }

    /** The same people with another tie; who is nobody any more is nobody to be remembered by a remark. */
    Contact with(Tie next) {
        Contact changed = new Contact(owner, other, next, note, this.changed);
        return changed.isShown() ? changed : new Contact(owner, other, next, Note.NONE, this.changed);
    }

    Contact with(Note next) {
        return new Contact(owner, other, tie, next, changed);
    }

    Contact changedAt(long now) {
        return new Contact(owner, other, tie, note, now);
    }

    /** Without a request that is older than requests get. */
    Contact asOf(long now, long requestMillis) {
        return tie.isOpen() && tie.asked + requestMillis <= now ? with(tie.none()) : this;
    }

    State state() {
        return tie.state;
    }

    /** Whether it is in the owner's roster. */
    boolean isShown() {
        return tie.blocked || tie.state != State.NONE;
    }

    /** Whether it stays there without anybody's doing. */
    boolean isKept() {
        return tie.blocked || tie.state == State.BOTH;
    }

    /** Whether nothing at all is to be remembered. */
    public boolean isNothing() {
        return tie.equals(Tie.NOTHING) && note.equals(Note.NONE);
    }

    /** Its state as the owner sees it, in a word. */
    String word() {
        return tie.blocked ? "blocked" : tie.state.word();
    }

    /** The words of an open request; empty without one. */
    String greeting() {
        return tie.blocked ? "" : tie.greeting;
    }

    /** Whether the owner sees the same. */
    boolean looksLike(Contact before) {
        return word().equals(before.word())
                && note.equals(before.note)
                && greeting().equals(before.greeting());
    }
}
