package io.hongyan.im.conformance.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A group that everybody may join, as the protocol says it should be. */
final class Circle {
    /** What is answered to who is not in. */
    static final int STRANGER = 40301;

    private final String id;
    private final Map<String, Member> members = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    /** Who left while muted. */
    private final Set<String> muted = new TreeSet<>();

    private boolean silent;

    enum Role {
        MEMBER,
        ADMINISTRATOR,
        OWNER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Somebody in it. */
    static final class Member {
        final int first;
        Role role = Role.MEMBER;
        int read;
        boolean muted;

        Member(int first) {
            this.first = first;
        }
    }

    /** An entry, and of a message how it stands now. */
    static final class Line {
        final String kind;
        final String from;
        final int target;
        String text;
        boolean edited;
        boolean recalled;
        boolean pinned;
        final Map<String, Set<String>> reactions = new LinkedHashMap<>();

        Line(String kind, String from, int target, String text) {
            this.kind = kind;
            this.from = from;
            this.target = target;
            this.text = text;
        }

        boolean isMessage() {
            return kind.equals("message");
        }
    }

    /** @param others who are in beside the owner; its first entry is there */
    Circle(String id, String owner, List<String> others) {
        this.id = id;
        members.put(owner, new Member(1));
        of(owner).role = Role.OWNER;
        others.forEach(other -> members.put(other, new Member(1)));
        lines.add(new Line("group", owner, 0, ""));
    }

    String id() {
        return id;
    }

    int last() {
        return lines.size();
    }

    Line at(int seq) {
        return lines.get(seq - 1);
    }

    Set<String> members() {
        return Set.copyOf(members.keySet());
    }

    boolean has(String user) {
        return members.containsKey(user);
    }

    Member of(String user) {
        return Objects.requireNonNull(members.get(user));
    }

    long unread(String user) {
        int from = Math.max(of(user).read, of(user).first - 1);
        return lines.stream().skip(from).filter(Line::isMessage).count();
    }

    // --- what is allowed: the code of the answer, 0 if it is done

    int toWrite(String user) {
        if (!has(user)) {
            return STRANGER;
        }
        Member mine = of(user);
        return mine.muted || (silent && mine.role == Role.MEMBER) ? 40303 : 0;
    }

    private int toSee(String user, int seq) {
        if (!has(user)) {
            return STRANGER;
        }
        boolean there = seq >= of(user).first && seq <= last() && at(seq).isMessage();
        return there ? 0 : 40403;
    }

    int toEdit(String user, int seq) {
        return first(
                toSee(user, seq),
                () -> at(seq).recalled ? 40901 : 0,
                () -> at(seq).from.equals(user) ? 0 : 40304,
                () -> toWrite(user));
    }

    int toRecall(String user, int seq) {
        return first(
                toSee(user, seq),
                () -> at(seq).recalled ? 40901 : 0,
                () -> at(seq).from.equals(user) ? 0 : toRun(user));
    }

    int toReact(String user, int seq) {
        return first(toSee(user, seq), () -> toWrite(user), () -> at(seq).recalled ? 40901 : 0);
    }

    int toPin(String user, int seq) {
        return first(toSee(user, seq), () -> toRun(user), () -> toWrite(user), () -> at(seq).recalled ? 40901 : 0);
    }

    private int toRun(String user) {
        return !has(user) ? STRANGER : of(user).role == Role.MEMBER ? 40304 : 0;
    }

    int toMuteAll(String user) {
        return toRun(user);
    }

    int toMute(String user, String other) {
        return first(toRun(user), () -> has(other) ? 0 : 40901, () -> isAbove(user, other) ? 0 : 40304);
    }

    private boolean isAbove(String user, String other) {
        return of(user).role.compareTo(of(other).role) > 0;
    }

    int toRemove(String user, String other) {
        return first(
                toRun(user),
                () -> has(other) && !other.equals(user) ? 0 : 40901,
                () -> of(other).role == Role.OWNER ? 40304 : 0);
    }

    int toInvite(String user, String other) {
        return first(has(user) ? 0 : STRANGER, () -> has(other) ? 40901 : 0);
    }

    int toGive(String user, String other, Role role) {
        return first(
                has(user) ? 0 : STRANGER,
                () -> of(user).role == Role.OWNER ? 0 : 40304,
                () -> has(other) && of(other).role != Role.OWNER && of(other).role != role ? 0 : 40901);
    }

    int toLeave(String user) {
        return first(has(user) ? 0 : STRANGER, () -> of(user).role == Role.OWNER ? 40901 : 0);
    }

    /** An answer that is given only if those before it allow. */
    private interface Check {
        int code();
    }

    private static int first(int code, Check... others) {
        int found = code;
        for (Check other : others) {
            found = found == 0 ? other.code() : found;
        }
        return found;
    }

    // --- what happens

    /** Adds an entry and gives its seq. */
    int add(String kind, String from, int target, String text) {
        lines.add(new Line(kind, from, target, text));
        return last();
    }

    void say(String user, String text) {
        of(user).read = add("message", user, 0, text);
    }

    void edit(String user, int seq, String text) {
        at(seq).text = text;
        at(seq).edited = true;
        add("edit", user, seq, text);
    }

    void recall(String user, int seq) {
        Line line = at(seq);
        line.recalled = true;
        line.edited = false;
        line.pinned = false;
        line.reactions.clear();
        add("recall", user, seq, "");
    }

    /** Whether that changes anything. */
    boolean react(String user, int seq, String reaction, boolean on) {
        Set<String> users = at(seq).reactions.computeIfAbsent(reaction, any -> new TreeSet<>());
        boolean changed = on ? users.add(user) : users.remove(user);
        at(seq).reactions.values().removeIf(Set::isEmpty);
        if (changed) {
            add("reaction", user, seq, "");
        }
        return changed;
    }

    /** Whether that changes anything. */
    boolean pin(String user, int seq, boolean on) {
        boolean changed = at(seq).pinned != on;
        at(seq).pinned = on;
        if (changed) {
            add("pin", user, seq, "");
        }
        return changed;
    }

    void enter(String by, String user) {
        members.put(user, new Member(add("members", by, 0, "")));
        of(user).muted = muted.remove(user);
    }

    void go(String by, String user) {
        add("members", by, 0, "");
        if (of(user).muted) {
            muted.add(user);
        }
        members.remove(user);
    }

    void give(String by, String user, Role role) {
        add("members", by, 0, "");
        of(user).role = role;
        of(user).muted = of(user).muted && role == Role.MEMBER;
    }

    void mute(String by, Optional<String> user, boolean on) {
        add("members", by, 0, "");
        user.ifPresentOrElse(one -> of(one).muted = on, () -> silent = on);
    }
}
