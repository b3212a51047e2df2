package io.hongyan.im.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.storage.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 100,000 people in 5,000 departments on PostgreSQL: what reading costs, printed, and in rows, asserted. */
class DepartmentScaleTest {
    private static final int DEPARTMENTS = 5_000;
    private static final int PEOPLE = 100_000;
    private static final int LARGE = 10;

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static DepartmentTown town;

    @BeforeAll
    static void fill() {
        database = TestDatabase.postgres();
        town = new DepartmentTown(database);
        database.transactions().run(() -> {
            // each has ten below it; the tenth has a tenth of all people
            sql("insert into department select d, nullif(d / 10, 0), 'department ' || d, 0, d, null"
                    + " from generate_series(1, " + DEPARTMENTS + ") d");
            sql("insert into department_line with recursive line(ancestor, department) as"
                    + " (select id, id from department union all select d.parent, l.department from line l"
                    + " join department d on d.id = l.ancestor where d.parent is not null) select * from line");
            sql("insert into department_tree (id, version, forgotten) values (1, " + DEPARTMENTS + ", 0)");
            sql("insert into account (id, username, password, name, signature, locale, state, roles, search, created,"
                    + " changed, department, title, post_order) select p, 'p' || p, '', 'Person ' || p, '', 'en',"
                    + " 'ACTIVE', '', 'p' || p || chr(10) || 'person ' || p || chr(10), 0, 0,"
                    + " case when p % 10 = 0 then " + LARGE + " else 1 + p % " + DEPARTMENTS + " end, 'title', p % 7"
                    + " from generate_series(1, " + PEOPLE + ") p");
        });
        database.transactions().run(() -> sql("analyze"));
    }

    @AfterAll
    static void close() throws SQLException {
        town.close();
        database.close();
    }

    private static void sql(String statement) {
        int unused =
                database.transactions().entities().createNativeQuery(statement).executeUpdate();
    }

    @Test
    void readsTheWholeOnceAndThenOnlyWhatChanged() {
        long rows = 0;
        int pages = 0;
        long begin = System.nanoTime();
        Optional<String> cursor = Optional.empty();
        String version = "";
        do {
            Optional<String> at = cursor;
            Cost page = cost(() -> town.departments.pages().changes(Optional.empty(), at, 200));
            assertThat(page.rows).isLessThanOrEqualTo(260);
            rows += page.rows;
            pages++;
            version = page.answer.path("version").textValue();
            cursor = Optional.ofNullable(page.answer.path("cursor").textValue());
        } while (cursor.isPresent());
        print("first get, whole", pages, rows, System.nanoTime() - begin);
        assertThat(pages).isEqualTo((DEPARTMENTS + 199) / 200);

        for (long id = 100; id < 110; id++) {
            town.rename(new DepartmentId(id), "renamed");
        }
        Optional<String> known = Optional.of(version);
        Cost later = cost(() -> town.departments.pages().changes(known, Optional.empty(), 200));
        print("since, 10 changed", 1, later.rows, later.nanos);
        assertThat(later.answer.path("items")).hasSize(10);
        assertThat(later.rows).isLessThanOrEqualTo(20);
        Optional<String> now = Optional.of(town.version());
        Cost nothing = cost(() -> town.departments.pages().changes(now, Optional.empty(), 200));
        print("since, nothing changed", 1, nothing.rows, nothing.nanos);
        assertThat(nothing.rows).isLessThanOrEqualTo(5);
    }

    @Test
    void readsEachPageOfALargeDepartmentByItsIndex() {
        long rows = 0;
        int pages = 0;
        int people = 0;
        long begin = System.nanoTime();
        Optional<String> cursor = Optional.empty();
        do {
            Optional<String> at = cursor;
            Cost page = cost(() -> town.departments.pages().members(new DepartmentId(LARGE), at, 200));
            assertThat(page.rows).isLessThanOrEqualTo(210);
            rows += page.rows;
            pages++;
            people += page.answer.path("members").size();
            cursor = Optional.ofNullable(page.answer.path("cursor").textValue());
        } while (cursor.isPresent());
        print("people of one department", pages, rows, System.nanoTime() - begin);
        assertThat(people).isGreaterThanOrEqualTo(PEOPLE / 10);
    }

    @Test
    void findsPeopleBelowADepartment() {
        for (long department : new long[] {1, LARGE, 4_322}) {
            DepartmentId id = new DepartmentId(department);
            Cost found = cost(() -> {
                int size =
                        town.people.staff().search(id, "", 51, Optional.empty()).size();
                return io.hongyan.im.packet.Json.map().put("size", size);
            });
            print("first 50 of all below department " + department, 1, found.rows, found.nanos);
            assertThat(found.answer.path("size").asInt()).isPositive();
        }
    }

    private record Cost(ObjectNode answer, long rows, long nanos) {}

    /** What a read costs in rows that PostgreSQL fetched from tables, by scan or by index. */
    private static Cost cost(Supplier<ObjectNode> read) {
        return database.transactions().call(() -> {
            long before = fetched(database.transactions().entities());
            long begin = System.nanoTime();
            ObjectNode answer = read.get();
            long nanos = System.nanoTime() - begin;
            return new Cost(answer, fetched(database.transactions().entities()) - before, nanos);
        });
    }

    private static long fetched(EntityManager entities) {
        return ((Number) entities.createNativeQuery("select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)"
                                + " from pg_stat_xact_user_tables")
                        .getSingleResult())
                .longValue();
    }

    private static void print(String what, int pages, long rows, long nanos) {
        System.out.printf("%s: %d pages, %d rows, %d ms%n", what, pages, rows, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
