package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code history}: a stretch of a conversation's log. */
public final class HistoryQuery implements Query {
    private static final int PAGE = 50;

    private final Ground ground;

    /** What it stands on. */
    public record Ground(
            Directory directory,
            MemberBook book,
            EntryLog log,
            Marks marks,
            EntryJson json,
            Transactions transactions) {}

    public HistoryQuery(Ground ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        if (Stream.of("after", "before", "at")
                        .filter(name -> body.field(name).isPresent())
                        .count()
                > 1) {
            throw Refused.malformed("after");
        }
        Optional<Route> route = ground.directory.find(who, body.requiredText("conversation"));
        Optional<Long> after = body.integer("after", 0, Limits.INTEGER);
        Optional<Long> before = body.integer("before", 0, Limits.INTEGER);
        Optional<Long> at = body.integer("at", 0, Limits.INTEGER);
        int limit = body.limit(PAGE);
        if (route.isEmpty()) {
            return answer(Json.list(), 1, 0, false);
        }
        return ground.transactions.call(() -> {
            Membership member = ground.book
                    .membership(route.get().conversation(), who.account())
                    .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
            return after.isPresent() || at.isPresent()
                    ? forward(route.get(), member, after, at, limit)
                    : backward(route.get(), member, before, limit);
        });
    }

    private ObjectNode forward(Route route, Membership member, Optional<Long> after, Optional<Long> at, int limit) {
        long first = member.firstSeq().value() - 1;
        List<Entry> entries = at.isPresent()
                ? ground.log.from(route.conversation(), member.firstSeq(), at.get(), limit)
                : ground.log.after(route.conversation(), new Seq(Math.max(after.orElse(0L), first)), limit);
        List<Entry> seen = visible(entries, member);
        Page page = Page.of(seen, writer(seen, route, member));
        boolean more = page.taken() > 0
                && seen.get(page.taken() - 1).seq().value() < member.lastSeq().value();
        return answer(page.json(), member, more);
    }

    private ObjectNode backward(Route route, Membership member, Optional<Long> before, int limit) {
        long end = Math.min(before.orElse(Long.MAX_VALUE), member.lastSeq().value() + 1);
        List<Entry> seen = visible(ground.log.before(route.conversation(), new Seq(end), limit), member);
        List<Entry> latestFirst = seen.stream()
                .sorted(Collections.reverseOrder((a, b) -> a.seq().compareTo(b.seq())))
                .toList();
        Page page = Page.of(latestFirst, writer(seen, route, member));
        ArrayNode ascending = Json.list();
        for (int i = page.taken() - 1; i >= 0; i--) {
            ascending.add(page.items().get(i));
        }
        boolean more =
                page.taken() > 0 && latestFirst.get(page.taken() - 1).seq().isAfter(member.firstSeq());
        return answer(ascending, member, more);
    }

    private Function<Entry, ObjectNode> writer(List<Entry> entries, Route route, Membership member) {
        Reader reader = member.reader(ground.marks.personal(member.account(), entries));
        return entry -> ground.json.paged(entry, route, reader);
    }

    /** The log may have grown since the member's row was read; an answer is of one moment. */
    private static List<Entry> visible(List<Entry> entries, Membership member) {
        return entries.stream().filter(entry -> member.sees(entry.seq())).toList();
    }

    private static ObjectNode answer(ArrayNode entries, Membership member, boolean more) {
        return answer(entries, member.firstSeq().value(), member.lastSeq().value(), more);
    }

    private static ObjectNode answer(ArrayNode entries, long firstSeq, long lastSeq, boolean more) {
        ObjectNode answer = Json.map().set("entries", entries);
        return answer.put("firstSeq", firstSeq).put("lastSeq", lastSeq).put("more", more);
    }
}
