package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.conversation.storage.JdbcEntryLog;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2IndexerTest implements IndexerContract, StubbornLogContract {
    @Override
    public TestDatabase database() {
        return TestDatabase.h2();
    }

    @Test
    void goesOnAfterAKillThatTookTheEndOfALog() throws Exception {
        try (TestDatabase database = database()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            Route route = office.direct(alice, alice);
            office.say(alice, route, "word one");
            Entry lost = office.say(alice, route, "word two");
            assertThat(office.find(alice, "word")).hasSize(2);
            office.town.transactions.run(() -> Jdbc.call(
                    office.town.transactions.entities(),
                    connection -> Jdbc.update(
                            connection,
                            "delete from entry where id = ?",
                            List.of(lost.id().value()))));
            new JdbcEntryLog(office.town.transactions, office.town.ids, messages -> {}).mend();
            Entry again = office.say(alice, route, "word three");

            assertThat(again.seq()).isEqualTo(lost.seq());
            assertThat(office.find(alice, "word")).containsExactly("word three", "word one");
            assertThat(office.find(alice, "three")).containsExactly("word three");
            assertThat(office.find(alice, "two")).isEmpty();
        }
    }
}
