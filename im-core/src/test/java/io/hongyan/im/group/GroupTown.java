package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupCards;
import io.hongyan.im.conversation.GroupMember;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.group.storage.JpaLinkBook;
import io.hongyan.im.group.storage.JpaRequestBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A town whose people have groups. */
final class GroupTown implements AutoCloseable {
    final Town town;
    final Making making;
    final Coming coming;
    final Going going;
    final Ranks ranks;
    final Links links;
    final Requests requests;
    final GroupGets gets;
    /** Pictures that everybody may read. */
    final Set<BlobId> pictures = ConcurrentHashMap.newKeySet();

    private final TestDatabase database;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    GroupTown(TestDatabase database, GroupSettings settings) {
        this.database = database;
        this.town = new Town(database);
        Desk desk = new Desk(new Desk.Ground(
                town.accounts,
                town.groups,
                town.cards,
                town.book,
                town.log,
                new GroupCards(town.accounts),
                town.directory,
                town.delivery,
                town.crowds,
                town.transactions,
                settings));
        GroupEvents events = new GroupEvents(
                new GroupEvents.Ground(town.book, town.delivery, town.sessions, town.transactions, timer, timer));
        Passage passage = new Passage(desk, events);
        LinkBook linkBook = new JpaLinkBook(town.transactions);
        RequestBook requestBook = new JpaRequestBook(town.transactions);
        this.links = new Links(desk, linkBook, town.ids);
        this.requests = new Requests(desk, requestBook, events);
        this.making = new Making(desk, (reader, blob) -> pictures.contains(blob), linkBook, requestBook, timer);
        this.coming = new Coming(desk, passage, links, requests);
        this.going = new Going(desk, passage, making);
        this.ranks = new Ranks(desk);
        this.gets = new GroupGets(desk, links, requests);
    }

    @Override
    public void close() throws SQLException {
        timer.shutdownNow();
        database.close();
    }

    Town.Person person(String name) {
        return town.person(name);
    }

    Group create(Town.Person owner, String name, Town.Person... others) {
        return create(owner, Kind.GROUP, card(name, GroupRules.of(Kind.GROUP)), others);
    }

    Group create(Town.Person owner, Kind kind, GroupCard card, Town.Person... others) {
        List<String> users = Arrays.stream(others).map(Town.Person::name).toList();
        return call(() -> making.create(owner.who(), kind, card, users));
    }

    static Fields fields(Object... pairs) {
        ObjectNode map = Json.map();
        for (int i = 0; i < pairs.length; i += 2) {
            map.set(pairs[i].toString(), Json.of(pairs[i + 1]));
        }
        return Fields.of(map);
    }

    static GroupCard card(String name, GroupRules rules) {
        return new GroupCard(name, Optional.empty(), "", rules);
    }

    <T> T call(Supplier<T> work) {
        return town.transactions.call(work);
    }

    void run(Runnable work) {
        town.transactions.run(work);
    }

    void assertRefused(Code code, Supplier<?> work) {
        assertThatThrownBy(() -> town.transactions.call(work))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** Where somebody's message goes, if they may send one. */
    Route route(Town.Person from, Group group) {
        return town.directory.address(from.who(), group.id().toString()).route();
    }

    Route route(Group group) {
        return call(() -> town.book.route(group.id())).orElseThrow();
    }

    Entry say(Town.Person from, Group group, String text) {
        Outcome outcome = append(new Draft(route(group), message(from, text), Set.of(), Optional.of(town.ids.entry())));
        return ((Outcome.Accepted) outcome).entry();
    }

    Outcome append(Draft draft) {
        return call(() -> town.log.append(List.of(draft), true)).get(0);
    }

    static NewMessage message(Town.Person from, String text) {
        return new NewMessage(
                from.id(),
                Optional.empty(),
                "groupchat",
                "text",
                Json.map().put("text", text),
                text,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
    }

    List<Entry> log(Group group) {
        return call(() -> town.log.after(group.id(), new Seq(0), 100_000));
    }

    Membership membership(Group group, Town.Person person) {
        return call(() -> town.book.membership(group.id(), person.id())).orElseThrow();
    }

    Optional<GroupMember> member(Group group, Town.Person person) {
        return call(() -> town.groups.member(group.id(), person.id()));
    }

    Optional<Group> group(Group group) {
        return Optional.ofNullable(
                call(() -> town.groups.groups(List.of(group.id()))).get(group.id()));
    }

    /** What the device was told of by events. */
    static List<JsonNode> entries(Town.Person person) {
        return person.packets().stream()
                .map(packet -> packet.path("body").path("entry"))
                .filter(JsonNode::isObject)
                .toList();
    }

    /** The last entry that the device was told of. */
    static JsonNode last(Town.Person person) {
        List<JsonNode> entries = entries(person);
        return entries.get(entries.size() - 1);
    }

    AccountId stranger() {
        return new AccountId(town.ids.next());
    }
}
