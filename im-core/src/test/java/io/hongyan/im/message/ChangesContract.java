package io.hongyan.im.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.conversation.Addition;
import io.hongyan.im.conversation.Arrival;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.MembersChange;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import io.hongyan.im.storage.Jdbc;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What edits, recalls, reactions, pins and deletions promise on every database. */
interface ChangesContract {
    MessageRules RULES = Bench.RULES;
    MessageRules NEVER = new MessageRules(Duration.ofMillis(-1), Duration.ofMillis(-1));

    Town town();

    /** Everything that the database holds of entries and their states, as text. */
    private List<String> stored() {
        return in(() -> Jdbc.call(town().transactions.entities(), connection -> {
            List<String> rows = new ArrayList<>();
            for (String table : List.of("entry", "entry_state")) {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery("select * from " + table)) {
                    while (result.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.append(result.getString(i)).append('|');
                        }
                        rows.add(row.toString());
                    }
                }
            }
            return rows;
        }));
    }

    @Test
    default void showsTheNewestContentAndKeepsWhatWasSaidBefore() {
        Talk talk = talk();
        Entry edit = in(() -> changes().edit(talk.alice().who(), talk.place(), text("second")));
        in(() -> changes().edit(talk.alice().who(), talk.place(), text("third")));

        JsonNode message = talk.history(talk.bob()).get(0);
        assertThat(message.path("content").path("text").asText()).isEqualTo("third");
        assertThat(message.path("body").asText()).isEqualTo("third");
        assertThat(message.path("asOf").asInt()).isEqualTo(3);
        assertThat(message.path("editedAt").asLong()).isPositive();
        JsonNode entry = talk.history(talk.bob()).get(1);
        assertThat(entry.path("kind").asText()).isEqualTo("edit");
        assertThat(entry.path("target").asInt()).isEqualTo(1);
        assertThat(entry.path("asOf").asInt()).isEqualTo(2);
        assertThat(entry.path("content").path("text").asText()).isEqualTo("second");
        assertThat(talk.bob().packets().get(0).path("body").path("entry")).hasToString(entry.toString());
        assertThat(edit.seq()).isEqualTo(new Seq(2));
        assertThat(in(() -> town().log.edits(talk.place())))
                .extracting(each -> Said.of(each).path("body").asText())
                .containsExactly("first", "second", "third");
        assertThat(talk.member(talk.bob()).unread()).isEqualTo(1);
    }

    @Test
    default void listsTheLastMessageAsItStandsAndNothingThatIsAboutIt() {
        Talk talk = talk();
        in(() -> changes().react(talk.bob().who(), talk.place(), "👍", true));
        in(() -> changes().pin(talk.bob().who(), talk.place(), true));
        in(() -> changes().edit(talk.alice().who(), talk.place(), text("second")));
        assertThat(last(talk)).containsExactly(talk.history(talk.bob()).get(0));
        in(() -> changes().recall(talk.alice().who(), talk.place()));
        JsonNode recalled = talk.history(talk.bob()).get(0);
        assertThat(recalled.has("recalledAt")).isTrue();
        assertThat(last(talk)).containsExactly(recalled);

        Place next = town().say(talk.alice(), talk.route(), "next", false).place();
        in(() -> changes().pin(talk.bob().who(), next, true));
        assertThat(last(talk))
                .singleElement()
                .satisfies(message -> assertThat(message.path("seq").asLong())
                        .isEqualTo(next.seq().value()));
    }

    private List<JsonNode> last(Talk talk) {
        return in(() -> town().log.last(List.of(talk.member(talk.bob()))).values().stream()
                .map(entry -> talk.sight()
                        .json(talk.sight().member(talk.bob().who(), talk.place().conversation()), List.of(entry))
                        .get(0))
                .toList());
    }

    @Test
    default void refusesEditsThatAreNotOnesOwnTooLateOrOfOtherTypes() {
        Talk talk = talk();
        refused(Code.NOT_ALLOWED, () -> changes().edit(talk.bob().who(), talk.place(), text("x")));
        refused(Code.STATE, () -> changes(NEVER, true).edit(talk.alice().who(), talk.place(), text("x")));
        refused(Code.NOT_ALLOWED, () -> changes(RULES, false).edit(talk.alice().who(), talk.place(), text("x")));
        Town.Person eve = town().person("eve");
        refused(Code.NO_SUCH_CONVERSATION, () -> changes().edit(eve.who(), talk.place(), text("x")));
        refused(Code.NO_SUCH_MESSAGE, () -> changes().edit(talk.alice().who(), talk.at(2), text("x")));
        in(() -> changes().pin(talk.bob().who(), talk.place(), true));
        refused(Code.NO_SUCH_MESSAGE, () -> changes().edit(talk.alice().who(), talk.at(2), text("x")));
        assertThat(talk.history(talk.bob())).hasSize(2);
    }

    @Test
    default void leavesNothingOfWhatWasRecalled() {
        Talk talk = talk();
        in(() -> changes().edit(talk.alice().who(), talk.place(), text("regretted too")));
        in(() -> changes().react(talk.bob().who(), talk.place(), "👍", true));
        in(() -> changes().pin(talk.bob().who(), talk.place(), true));
        assertThat(stored()).anyMatch(row -> row.contains("first")).anyMatch(row -> row.contains("regretted"));
        in(() -> changes().recall(talk.alice().who(), talk.place()));

        assertThat(stored())
                .noneMatch(row -> row.contains(talk.place().conversation().value() + "|")
                        && (row.contains("first") || row.contains("regretted")));
        JsonNode message = talk.history(talk.bob()).get(0);
        assertThat(message.path("content")).isEmpty();
        assertThat(message.path("body").asText()).isEmpty();
        assertThat(message.path("recalledAt").asLong()).isPositive();
        assertThat(message.path("asOf").asInt()).isEqualTo(5);
        assertThat(message.has("editedAt")).isFalse();
        assertThat(message.has("reactions")).isFalse();
        assertThat(talk.history(talk.bob()).get(4).path("kind").asText()).isEqualTo("recall");
        assertThat(in(() -> town().log.edits(talk.place())))
                .allMatch(each -> Said.of(each).path("body").asText().isEmpty());
        assertThat(talk.member(talk.bob()).unread()).isEqualTo(1);
        refused(Code.STATE, () -> changes().recall(talk.alice().who(), talk.place()));
        refused(Code.STATE, () -> changes().edit(talk.alice().who(), talk.place(), text("x")));
        refused(Code.STATE, () -> changes().react(talk.bob().who(), talk.place(), "👍", true));
        refused(Code.STATE, () -> changes().pin(talk.bob().who(), talk.place(), true));
        assertThat(in(() -> town().marks.pinned(talk.place().conversation()))).isEmpty();
    }

    @Test
    default void letsModeratorsRecallAtAnyTimeAndOthersOnlyTheirOwn() {
        Talk talk = talk();
        refused(Code.NOT_ALLOWED, () -> changes().recall(talk.bob().who(), talk.place()));
        refused(Code.STATE, () -> changes(NEVER, true).recall(talk.alice().who(), talk.place()));
        refused(
                Code.NOT_ALLOWED,
                () -> changes(RULES, false).recall(talk.alice().who(), talk.place()));
        Talk group = group(talk.alice(), talk.bob());
        Entry said = town().say(talk.bob(), group.route(), "mine", false);
        Entry owners = town().say(talk.alice(), group.route(), "the owner's", false);
        refused(Code.NOT_ALLOWED, () -> changes(NEVER, true).recall(talk.bob().who(), owners.place()));
        in(() -> changes(NEVER, true).recall(talk.alice().who(), said.place()));
        assertThat(group.history(talk.bob()).get(0).has("recalledAt")).isTrue();
    }

    @Test
    default void countsReactionsAndSaysWhoseTheyAre() {
        Talk talk = talk();
        in(() -> changes().react(talk.bob().who(), talk.place(), "👍", true));
        Optional<Entry> both = in(() -> changes().react(talk.alice().who(), talk.place(), "👍", true));
        assertThat(both).isPresent();
        assertThat(in(() -> changes().react(talk.alice().who(), talk.place(), "👍", true)))
                .isEmpty();
        in(() -> changes().react(talk.alice().who(), talk.place(), "😁", true));

        JsonNode seen = talk.history(talk.bob()).get(0).path("reactions");
        assertThat(seen)
                .isEqualTo(Json.list()
                        .add(reaction(
                                "👍", true, talk.bob().name(), talk.alice().name()))
                        .add(reaction("😁", false, talk.alice().name())));
        List<JsonNode> told = talk.bob().packets();
        assertThat(told.get(told.size() - 1).path("body").path("entry").path("reactions"))
                .isEqualTo(seen);
        List<JsonNode> toldAlice = talk.alice().packets();
        assertThat(toldAlice
                        .get(toldAlice.size() - 1)
                        .path("body")
                        .path("entry")
                        .path("reactions")
                        .get(1))
                .isEqualTo(reaction("😁", true, talk.alice().name()));
        in(() -> changes().react(talk.bob().who(), talk.place(), "👍", false));
        assertThat(in(() -> changes().react(talk.bob().who(), talk.place(), "👍", false)))
                .isEmpty();
        assertThat(talk.history(talk.bob()).get(0).path("reactions").get(0))
                .isEqualTo(reaction("👍", false, talk.alice().name()));
    }

    @Test
    default void boundsDifferentReactions() {
        Talk talk = talk();
        for (int i = 0; i < Reactions.MOST; i++) {
            String reaction = "r" + i;
            in(() -> changes().react(talk.bob().who(), talk.place(), reaction, true));
        }
        refused(Code.STATE, () -> changes().react(talk.bob().who(), talk.place(), "one more", true));
        in(() -> changes().react(talk.alice().who(), talk.place(), "r3", true));
        assertThat(talk.history(talk.bob()).get(0).path("reactions")).hasSize(Reactions.MOST);
    }

    @Test
    default void pinsForEverybody() {
        Talk talk = talk();
        Entry second = town().say(talk.alice(), talk.route(), "second", false);
        in(() -> changes().pin(talk.bob().who(), talk.place(), true));
        in(() -> changes().pin(talk.alice().who(), second.place(), true));
        assertThat(in(() -> changes().pin(talk.alice().who(), talk.place(), true)))
                .isEmpty();
        assertThat(in(() -> town().marks.pinned(talk.place().conversation())))
                .containsExactlyInAnyOrder(new Seq(1), new Seq(2));
        assertThat(talk.history(talk.alice()).get(0).path("pinned").asBoolean()).isTrue();
        in(() -> changes().pin(talk.alice().who(), talk.place(), false));
        assertThat(talk.history(talk.alice()).get(0).path("pinned").asBoolean(true))
                .isFalse();
        assertThat(in(() -> town().marks.pinned(talk.place().conversation()))).containsExactly(new Seq(2));
    }

    @Test
    default void deletesForOneMemberAlone() {
        Talk talk = talk();
        long before = talk.now();
        assertThat(in(() -> changes().delete(talk.bob().who(), talk.place()))).isTrue();
        assertThat(in(() -> changes().delete(talk.bob().who(), talk.place()))).isFalse();

        JsonNode gone = talk.history(talk.bob()).get(0);
        assertThat(gone.path("deleted").asBoolean()).isTrue();
        assertThat(gone.has("content")).isFalse();
        assertThat(gone.has("body")).isFalse();
        assertThat(talk.history(talk.alice()).get(0).path("body").asText()).isEqualTo("first");
        assertThat(talk.history(talk.alice())).hasSize(1);
        assertThat(talk.member(talk.bob()).unread()).isEqualTo(1);
        assertThat(in(() -> town().marks
                        .deleted(talk.bob().id(), List.of(talk.place().conversation()), before)))
                .isEqualTo(Map.of(talk.place().conversation(), List.of(new Seq(1))));
        assertThat(in(() -> town().book.changed(talk.bob().id(), before, Optional.empty(), 10)))
                .hasSize(1);
        in(() -> changes().edit(talk.alice().who(), talk.place(), text("second")));
        assertThat(talk.history(talk.bob()).get(1).has("content")).isFalse();
        assertThat(talk.bob().packets().get(0).path("body").path("entry").has("content"))
                .isFalse();
        refused(Code.NO_SUCH_MESSAGE, () -> changes().react(talk.bob().who(), talk.place(), "👍", true));
        refused(Code.NO_SUCH_MESSAGE, () -> changes().delete(talk.bob().who(), talk.at(9)));
        refused(Code.NO_SUCH_MESSAGE, () -> changes().delete(talk.bob().who(), talk.at(2)));
    }

    @Test
    default void tellsNewcomersOnlyThatSomethingHappened() {
        Town.Person alice = town().person("alice");
        Town.Person carol = town().person("carol");
        Talk group = group(alice, town().person("bob"));
        Entry before = town().say(alice, group.route(), "before", false);
        in(() -> {
            Entry invited = town().log
                    .add(List.of(new Addition(
                            group.place().conversation(),
                            new MembersChange(alice.id(), MembersChange.Action.INVITE, List.of(carol.name())))))
                    .get(0);
            town().groups.join(group.place().conversation(), Set.of(carol.id()), Arrival.with(invited, false));
            return true;
        });
        town().directory.forget(group.place().conversation());
        in(() -> changes().edit(alice.who(), before.place(), text("secret")));
        JsonNode told = carol.packets().get(0).path("body").path("entry");
        assertThat(told.path("target").asLong()).isEqualTo(before.seq().value());
        assertThat(told.has("content")).isFalse();
        refused(Code.NO_SUCH_MESSAGE, () -> changes().react(carol.who(), before.place(), "👍", true));
    }

    private Talk talk() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Route route = town().directory.openDirect(alice.id(), bob.id());
        Place place = town().say(alice, route, "first", false).place();
        return new Talk(town(), sight(), alice, bob, route, place);
    }

    private Talk group(Town.Person owner, Town.Person other) {
        Route route = town().group(owner, other);
        return new Talk(town(), sight(), owner, other, route, new Place(route.conversation(), new Seq(1)));
    }

    private Sight sight() {
        return Bench.sight(town());
    }

    private Changes changes() {
        return changes(RULES, true);
    }

    private Changes changes(MessageRules rules, boolean allowed) {
        return Bench.changes(town(), rules, allowed);
    }

    private <T> T in(Supplier<T> work) {
        return town().transactions.call(work);
    }

    private void refused(Code code, Supplier<?> work) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> town().transactions.call(work::get));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }

    static Prepared text(String text) {
        return new Prepared(Json.map().put("text", text), text, Map.of());
    }

    private static JsonNode reaction(String reaction, boolean mine, String... users) {
        ArrayNode names = Json.list();
        List.of(users).forEach(names::add);
        return Json.map()
                .put("reaction", reaction)
                .put("count", users.length)
                .<ObjectNode>set("users", names)
                .put("mine", mine);
    }

    /** Whoever asks, only the conversation's own members are told anything. */
    @Test
    default void tellsStrangersNothing() {
        Talk talk = talk();
        Identity eve = town().person("eve").who();
        refused(Code.NO_SUCH_CONVERSATION, () -> changes().recall(eve, talk.place()));
        refused(Code.NO_SUCH_CONVERSATION, () -> changes().react(eve, talk.place(), "👍", true));
        refused(Code.NO_SUCH_CONVERSATION, () -> changes().pin(eve, talk.place(), true));
        refused(Code.NO_SUCH_CONVERSATION, () -> changes().delete(eve, talk.place()));
        Place nowhere = new Place(town().ids.conversation(), new Seq(1));
        refused(Code.NO_SUCH_CONVERSATION, () -> changes().pin(eve, nowhere, true));
    }
}
