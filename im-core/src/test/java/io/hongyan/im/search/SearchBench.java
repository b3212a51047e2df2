package io.hongyan.im.search;

import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town.Person;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Figures of search on PostgreSQL, printed and never judged: {@code ./mvnw -pl im-core -am test -Dtest=SearchBench
 * -Dsurefire.failIfNoSpecifiedTests=false -Dbench.conversations=1000 -Dbench.entries=1000000}. One person is in all
 * conversations; words are as frequent as words are (Zipf), half of them Chinese.
 */
class SearchBench {
    private static final int CONVERSATIONS = Integer.getInteger("bench.conversations", 1_000);
    private static final int ENTRIES = Integer.getInteger("bench.entries", 100_000);
    private static final int SEARCHES = 300;
    private static final int WORDS = 30_000;
    private static final int ROWS = 500;
    private static final String ROW = "(?,?,?,'message',?,?,'chat','text',?,?,?,?)";

    private final Random random = new Random(7);
    private final List<String> words =
            IntStream.range(0, WORDS).mapToObj(this::word).toList();

    private String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int left = rank + 20; left > 0; left /= 20) {
            word.append("kmtrslndpbvgfhzwjcqy".charAt(left % 20)).append("aeiou".charAt(random.nextInt(5)));
        }
        return rank % 2 == 0
                ? word.toString()
                : Character.toString(0x4E00 + random.nextInt(3_000))
                        + Character.toString(0x4E00 + random.nextInt(3_000));
    }

    private String someWord() {
        return words.get((int) Math.pow(WORDS, random.nextDouble()) - 1);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 3 + random.nextInt(9); i > 0; i--) {
            String word = someWord();
            text.append(word).append(word.charAt(0) < 0x80 ? " " : "");
        }
        return text.toString();
    }

    @Test
    void run() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            Office office = new Office(database);
            Person alice = office.town.person("alice");
            Person bob = office.town.person("bob");
            List<Route> routes = IntStream.range(0, CONVERSATIONS)
                    .mapToObj(i -> office.group(alice, bob))
                    .toList();
            long begin = System.nanoTime();
            fill(office, bob, routes);
            database.vacuum();
            print("%,d entries in %,d conversations written in %.0f s", ENTRIES, CONVERSATIONS, seconds(begin));
            index(office);
            database.vacuum();
            sizes(office);
            search(
                    "one conversation",
                    () -> asked(office, alice, Optional.of(routes.get(random.nextInt(CONVERSATIONS)))));
            search("all conversations", () -> asked(office, alice, Optional.empty()));
            send(office, bob, routes);
        }
    }

    private void fill(Office office, Person sender, List<Route> routes) {
        long year = TimeUnit.DAYS.toMillis(365);
        long start = System.currentTimeMillis() - year;
        for (int from = 0; from < ENTRIES; from += ROWS) {
            int first = from;
            office.town.transactions.run(() -> Jdbc.call(office.town.transactions.entities(), connection -> {
                int count = Math.min(ROWS, ENTRIES - first);
                try (PreparedStatement statement =
                        connection.prepareStatement("insert into entry (conversation, seq, id,"
                                + " kind, sender, client_id, type, media, content, body, ordinal, created) values "
                                + String.join(",", Collections.nCopies(count, ROW)))) {
                    int index = 1;
                    for (int i = first; i < first + count; i++) {
                        String text = text();
                        long seq = i / CONVERSATIONS + 1L;
                        statement.setLong(
                                index++,
                                routes.get(i % CONVERSATIONS).conversation().value());
                        statement.setLong(index++, seq);
                        statement.setLong(index++, office.town.ids.next());
                        statement.setLong(index++, sender.id().value());
                        statement.setString(index++, UUID.randomUUID().toString());
                        statement.setString(index++, Json.write(Json.map().put("text", text)));
                        statement.setString(index++, text);
                        statement.setLong(index++, seq);
                        statement.setLong(index++, start + year / ENTRIES * i);
                    }
                    return statement.executeUpdate();
                }
            }));
        }
        String last = "coalesce((select max(e.seq) from entry e where e.conversation = conversation.id), 0)";
        execute(office, "update conversation set last_seq = " + last + ", last_ordinal = " + last);
    }

    private static void index(Office office) {
        long begin = System.nanoTime();
        do {
            office.search.follow();
        } while (office.number("select count(*) from search_mark") == 0);
        double seconds = seconds(begin);
        long rows = office.number("select count(*) from search_token");
        print("indexed in %.1f s: %,.0f entries/s, %,.0f rows/s", seconds, ENTRIES / seconds, rows / seconds);
        print("%.1f rows an entry", (double) rows / ENTRIES);
    }

    private static void sizes(Office office) {
        for (String relation : List.of("search_token", "search_token_pkey", "search_token_place", "entry")) {
            long bytes = office.number("select pg_relation_size('" + relation + "')");
            print("%-20s %,8.1f MiB, %,6.1f bytes an entry", relation, bytes / 1048576.0, (double) bytes / ENTRIES);
        }
    }

    private int asked(Office office, Person who, Optional<Route> route) {
        String text = random.nextInt(3) == 0 ? someWord() + " " + someWord() : someWord();
        return (route.isPresent()
                        ? office.ask(
                                who,
                                "text",
                                text,
                                "conversation",
                                route.get().conversation().toString())
                        : office.ask(who, "text", text))
                .path("items")
                .size();
    }

    private static void search(String what, IntSupplier ask) {
        for (int i = 0; i < 50; i++) {
            int unused = ask.getAsInt();
        }
        double[] millis = new double[SEARCHES];
        long found = 0;
        for (int i = 0; i < SEARCHES; i++) {
            long begin = System.nanoTime();
            found += ask.getAsInt();
            millis[i] = seconds(begin) * 1_000;
        }
        Arrays.sort(millis);
        print(
                "search in %s: p50 %.1f ms, p99 %.1f ms, most %.1f ms; %.1f found a search",
                what,
                millis[SEARCHES / 2],
                millis[SEARCHES * 99 / 100],
                millis[SEARCHES - 1],
                (double) found / SEARCHES);
    }

    /** Messages stored a second, with and without somebody who follows. */
    private void send(Office office, Person sender, List<Route> routes) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            double alone = rate(office, sender, routes);
            AtomicBoolean done = new AtomicBoolean();
            Thread follower = new Thread(() -> {
                while (!done.get()) {
                    office.search.follow();
                }
            });
            follower.start();
            double followed = rate(office, sender, routes);
            done.set(true);
            follower.join();
            print("log: %,.0f messages/s alone, %,.0f while all of it is indexed without a pause", alone, followed);
        }
    }

    private double rate(Office office, Person sender, List<Route> routes) {
        int batches = 60;
        int size = 200;
        List<List<Draft>> all = new ArrayList<>();
        for (int b = 0; b < batches; b++) {
            all.add(IntStream.range(0, size)
                    .mapToObj(i -> draft(sender, routes.get(random.nextInt(CONVERSATIONS))))
                    .toList());
        }
        long begin = System.nanoTime();
        all.forEach(drafts -> office.in(() -> office.town.log.append(drafts, true)));
        return (double) batches * size / seconds(begin);
    }

    private Draft draft(Person sender, Route route) {
        String text = text();
        return new Draft(
                route,
                new NewMessage(
                        sender.id(),
                        Optional.of(new ClientId(UUID.randomUUID().toString())),
                        "chat",
                        "text",
                        Json.map().put("text", text),
                        text,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Set.of()),
                Set.of(),
                Optional.empty());
    }

    private static void execute(Office office, String sql) {
        office.town.transactions.run(() -> Jdbc.call(office.town.transactions.entities(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            } catch (SQLException failure) {
                throw new SQLException(sql, failure);
            }
        }));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line, Object... values) {
        System.out.printf(line + "%n", values);
    }
}
