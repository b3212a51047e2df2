package io.hongyan.im.department;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Staff;
import io.hongyan.im.department.DepartmentBook.Changed;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.Cards;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The organisation on the wire: what changed since a version, and a department's people, page by page. */
public final class DepartmentPages {
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,15}");
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})-([0-9]{1,15})-([0-9]{1,19})");
    private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,10})~([0-9]{1,19})");

    private final Transactions transactions;
    private final DepartmentBook book;
    private final Staff staff;

    DepartmentPages(Transactions transactions, DepartmentBook book, Staff staff) {
        this.transactions = transactions;
        this.book = book;
        this.staff = staff;
    }

    /** A version as clients get it. */
    static String version(long version) {
        return Long.toString(version);
    }

    /**
     * Departments that changed since a version, or all.
     *
     * @param since a version of before; one that is too old, or another server's, begins anew
     * @param cursor of the page before
     * @throws Refused malformed
     */
    public ObjectNode changes(Optional<String> since, Optional<String> cursor, int limit) {
        return transactions.call(() -> {
            Round round = cursor.map(Round::read).orElseGet(() -> begin(since.map(DepartmentPages::version)));
            List<Changed> changed = book.changed(round.since, round.after, limit + 1, round.since > 0);
            ArrayNode items = Json.list();
            changed.stream().limit(limit).map(DepartmentPages::item).forEach(items::add);
            ObjectNode answer = Json.map().put("version", version(round.version));
            if (round.isReset(since, cursor)) {
                answer.put("reset", true);
            }
            answer.set("items", items);
            if (changed.size() > limit) {
                answer.put("cursor", round.after(changed.get(limit - 1)));
            }
            return answer;
        });
    }

    /** The version is read before the rows are, so that nothing is missed that comes in between. */
    private Round begin(Optional<Long> since) {
        long version = book.version();
        long from = since.filter(known -> known <= version && known >= book.forgotten())
                .orElse(0L);
        return new Round(version, from, DepartmentBook.Place.BEGIN);
    }

    /** @param version of the tree when the first page was made */
    private record Round(long version, long since, DepartmentBook.Place after) {
        static Round read(String cursor) {
            Matcher form = CURSOR.matcher(cursor);
            if (!form.matches()) {
                throw Refused.malformed("cursor");
            }
            return new Round(
                    Long.parseLong(form.group(1)),
                    Long.parseLong(form.group(2)),
                    new DepartmentBook.Place(Long.parseLong(form.group(3)), number(form.group(4))));
        }

        String after(Changed last) {
            return version + "-" + since + "-" + last.version() + "-"
                    + last.place().department();
        }

        /** Whether more comes than was asked for: the client lets go of what it has. */
        boolean isReset(Optional<String> asked, Optional<String> cursor) {
            return cursor.isEmpty()
                    && since == 0
                    && asked.filter(text -> !text.equals("0")).isPresent();
        }
    }

    private static long version(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw Refused.malformed("since");
        }
        return Long.parseLong(text);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw Refused.malformed("cursor");
        }
    }

    private static ObjectNode item(Changed changed) {
        return changed.removed()
                ? Json.map().put("id", changed.department().id().toString()).put("removed", true)
                : changed.department().json();
    }

    /**
     * The people of a department.
     *
     * @throws Refused no such department; malformed
     */
    public ObjectNode members(DepartmentId department, Optional<String> cursor, int limit) {
        Staff.Place after = cursor.map(DepartmentPages::place).orElse(Staff.Place.BEGIN);
        return transactions.call(() -> {
            if (book.find(department).isEmpty()) {
                throw new Refused(Code.NO_SUCH_CONVERSATION);
            }
            List<Account> people = staff.of(department, after, limit + 1);
            ArrayNode members = Json.list();
            people.stream().limit(limit).map(Cards::card).forEach(members::add);
            ObjectNode answer = Json.map().set("members", members);
            if (people.size() > limit) {
                Account last = people.get(limit - 1);
                answer.put(
                        "cursor",
                        last.post().orElseThrow().order() + "~" + last.id().value());
            }
            return answer;
        });
    }

    private static Staff.Place place(String cursor) {
        Matcher form = PLACE.matcher(cursor);
        if (!form.matches()) {
            throw Refused.malformed("cursor");
        }
        long order = Long.parseLong(form.group(1));
        if (order != (int) order) {
            throw Refused.malformed("cursor");
        }
        return new Staff.Place((int) order, number(form.group(2)));
    }
}
