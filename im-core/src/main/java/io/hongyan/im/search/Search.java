package io.hongyan.im.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.LogReader;
import io.hongyan.im.conversation.Marks;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Personal;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Searches conversations of one member: has the index catch up with them first, then compares what it finds with the
 * messages as that member sees them at that moment. How much is looked at for one answer is bounded; an answer may then
 * say where to go on.
 */
final class Search {
    private static final long CATCH_UP = TimeUnit.SECONDS.toNanos(3);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LOOK = TimeUnit.SECONDS.toNanos(2);
    private static final int LEAST = 64;
    private static final int HIGHLIGHTS = 100;

    private final Ground ground;
    private final Beginnings beginnings;

    /**
     * What it stands on.
     *
     * @param nanos a clock for how long it may take
     */
    record Ground(
            Transactions transactions,
            MemberBook members,
            LogReader logs,
            Marks marks,
            EntryJson json,
            Indexer indexer,
            SearchIndex index,
            LongSupplier nanos) {}

    /**
     * What was found.
     *
     * @param json as its reader sees it, with highlights
     */
    record Found(Point point, ObjectNode json) {}

    /**
     * One answer.
     *
     * @param rest where to go on; empty if there is no more
     */
    record Answer(List<Found> found, Optional<Point> rest) {}

    Search(Ground ground) {
        this.ground = ground;
        this.beginnings = new Beginnings(ground.logs);
    }

    /**
     * @param members of one account
     * @throws Refused overloaded, if the index is too far behind to catch up in time
     */
    Answer find(Wish wish, List<Membership> members) {
        catchUp(members);
        List<Scope> scopes = ground.transactions.call(() -> beginnings.scopes(members, wish.since()));
        if (scopes.isEmpty() || wish.terms().isEmpty()) {
            return new Answer(List.of(), Optional.empty());
        }
        return new Round(wish, members, scopes).answer(within(LOOK));
    }

    /** What another node is at is left to it for as long as this search may take; it may have died. */
    private void catchUp(List<Membership> members) {
        BooleanSupplier time = within(CATCH_UP);
        Map<ConversationId, Seq> ends =
                members.stream().collect(Collectors.toMap(Membership::conversation, Membership::lastSeq));
        Rest rest = ground.indexer.reach(ground.indexer.behind(ends), time);
        while (!rest.locked().isEmpty() && rest.failed().isEmpty() && time.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE);
            rest = ground.indexer.reach(ground.indexer.behind(rest.locked()), time);
        }
        if (!rest.isEmpty()) {
            throw new Refused(Code.OVERLOADED);
        }
    }

    private BooleanSupplier within(long nanos) {
        long end = ground.nanos.getAsLong() + nanos;
        return () -> ground.nanos.getAsLong() - end < 0;
    }

    /** One search over one moment's memberships. */
    private final class Round {
        private final Wish wish;
        private final AccountId account;
        private final Map<ConversationId, Membership> members;
        private final List<Scope> scopes;
        private final List<Found> found = new ArrayList<>();

        Round(Wish wish, List<Membership> members, List<Scope> scopes) {
            this.wish = wish;
            this.account = members.get(0).account();
            this.members = members.stream().collect(Collectors.toMap(Membership::conversation, Function.identity()));
            this.scopes = scopes;
        }

        Answer answer(BooleanSupplier time) {
            Optional<Point> rest = Optional.of(wish.before());
            while (rest.isPresent() && found.size() <= wish.limit() && time.getAsBoolean()) {
                Point before = rest.get();
                rest = ground.transactions.call(() -> look(before));
            }
            if (found.size() <= wish.limit()) {
                return new Answer(found, rest);
            }
            List<Found> page = found.subList(0, wish.limit());
            return new Answer(page, Optional.of(page.get(wish.limit() - 1).point));
        }

        private Optional<Point> look(Point before) {
            Stretch stretch = ground.index.find(wish.terms(), scopes, before, Math.max(LEAST, wish.limit() + 1));
            Map<Place, Entry> entries = entries(stretch.points());
            Map<ConversationId, Route> routes = routes(entries.values());
            Personal personal = ground.marks.personal(account, List.copyOf(entries.values()));
            for (Point point : stretch.points()) {
                Optional.ofNullable(entries.get(place(point)))
                        .flatMap(entry -> shown(entry, routes, personal))
                        .ifPresent(json -> found.add(new Found(point, json)));
            }
            return stretch.rest();
        }

        private Map<Place, Entry> entries(List<Point> points) {
            List<Place> places = points.stream().map(this::place).toList();
            return places.isEmpty() ? Map.of() : stillSeen(ground.logs.at(places));
        }

        /** Since the memberships were read its reader may have been removed, and messages changed after that. */
        private Map<Place, Entry> stillSeen(List<Entry> entries) {
            Set<ConversationId> conversations =
                    entries.stream().map(Entry::conversation).collect(Collectors.toSet());
            Map<ConversationId, Membership> now = conversations.isEmpty()
                    ? Map.of()
                    : ground.members.memberships(conversations, account).stream()
                            .collect(Collectors.toMap(Membership::conversation, Function.identity()));
            return entries.stream()
                    .filter(entry -> isVisible(entry, members) && isVisible(entry, now))
                    .filter(wish::isFor)
                    .collect(Collectors.toMap(Entry::place, Function.identity()));
        }

        private Place place(Point point) {
            return new Place(point.conversation(), point.seq());
        }

        /** The log may have grown since the memberships were read, also after somebody left. */
        private static boolean isVisible(Entry entry, Map<ConversationId, Membership> members) {
            return Optional.ofNullable(members.get(entry.conversation()))
                    .filter(member -> member.sees(entry.seq()))
                    .isPresent();
        }

        /** Of a group, without its members, whom no message names. */
        private Map<ConversationId, Route> routes(Collection<Entry> entries) {
            Set<ConversationId> conversations =
                    entries.stream().map(Entry::conversation).collect(Collectors.toSet());
            List<ConversationId> directs = conversations.stream()
                    .filter(id -> member(id).kind() == Kind.DIRECT)
                    .toList();
            Map<ConversationId, List<Membership>> pairs =
                    directs.isEmpty() ? Map.of() : ground.members.members(directs);
            return conversations.stream()
                    .collect(Collectors.toMap(Function.identity(), id -> route(id, pairs.getOrDefault(id, List.of()))));
        }

        private Route route(ConversationId conversation, List<Membership> pair) {
            Set<AccountId> accounts = pair.stream().map(Membership::account).collect(Collectors.toSet());
            return new Route(conversation, member(conversation).kind(), accounts, 0);
        }

        private Membership member(ConversationId conversation) {
            return Optional.ofNullable(members.get(conversation)).orElseThrow();
        }

        /** The message as its reader sees it, unless that is without what was searched for. */
        private Optional<ObjectNode> shown(Entry entry, Map<ConversationId, Route> routes, Personal personal) {
            Membership member = member(entry.conversation());
            Route route = Optional.ofNullable(routes.get(entry.conversation())).orElseThrow();
            ObjectNode json = ground.json.paged(entry, route, member.reader(personal));
            String body = json.has("body")
                    ? json.path("body").asText()
                    : json.path("content").path("text").asText();
            List<Highlight> highlights = wish.terms().in(body);
            if (highlights.isEmpty()) {
                return Optional.empty();
            }
            ArrayNode marks = json.putArray("highlights");
            highlights.stream()
                    .limit(HIGHLIGHTS)
                    .forEach(mark -> marks.add(Json.list().add(mark.start()).add(mark.end())));
            return Optional.of(json);
        }
    }
}
