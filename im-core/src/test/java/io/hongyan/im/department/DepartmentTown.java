package io.hongyan.im.department;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.MovableClock;
import io.hongyan.im.account.OtherPasswords;
import io.hongyan.im.account.Post;
import io.hongyan.im.account.Secret;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.MemoryAudit;
import io.hongyan.im.command.storage.JpaOnce;
import io.hongyan.im.department.storage.JpaDepartmentBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.session.RecordingTransport;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.TestDatabase;
import io.hongyan.im.storage.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An organisation over a database, with a clock to move and what its listeners were told. */
final class DepartmentTown implements AutoCloseable, DepartmentListener {
    final Ids ids = new Ids(1019);
    final MovableClock clock = new MovableClock();
    final Transactions transactions;
    final AccountFeature people;
    final Sessions sessions = new Sessions(ids, Runnable::run, 1_000);
    final MemoryAudit audit = new MemoryAudit(clock);
    final List<AccountId> moved = new CopyOnWriteArrayList<>();
    final List<Account> assigned = new CopyOnWriteArrayList<>();
    final Departments departments;
    final Actor admin;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    DepartmentTown(TestDatabase database) {
        this.transactions = database.transactions();
        this.people = new AccountFeature(
                transactions, ids, clock, List.of(), new AccountFeature.Elsewhere(OtherPasswords.NONE, Runnable::run));
        JpaDepartmentBook book = new JpaDepartmentBook(transactions);
        this.departments = new Departments(new Departments.Ground(
                transactions,
                book,
                people.accounts(),
                people.staff(),
                ids,
                new JpaOnce(transactions, clock),
                audit,
                clock,
                Runnable::run,
                new Organisation(transactions, people.accounts(), book),
                new DepartmentNews(sessions, timer),
                this));
        this.admin = Actor.of(person("admin").id(), "192.0.2.1");
    }

    @Override
    public void assigned(Account account) {
        assigned.add(account);
    }

    @Override
    public void moved(AccountId person) {
        moved.add(person);
    }

    Account person(String name) {
        UserName username =
                new UserName(name + "-" + Long.toString(ids.next(), 36).toLowerCase(Locale.ROOT));
        return people.accounts().register(username, new Secret("correct horse"), name, Locale.ENGLISH);
    }

    /** A device of somebody, connected. */
    RecordingTransport device(Account account) {
        RecordingTransport transport = new RecordingTransport(false);
        Session session = sessions.open(transport, (from, packet) -> CompletableFuture.completedFuture(true));
        session.login(
                new io.hongyan.im.account.Identity(
                        account.id(), account.username(), new io.hongyan.im.id.DeviceId("d")),
                "web",
                Locale.ENGLISH);
        return transport;
    }

    DepartmentId create(String name, Optional<DepartmentId> parent, int order) {
        var made = departments.create(
                admin,
                Optional.empty(),
                new DepartmentChange(Optional.of(name), Optional.of(order), parent.isPresent(), parent));
        return DepartmentId.of(made.path("id").textValue());
    }

    DepartmentId top(String name) {
        return create(name, Optional.empty(), 0);
    }

    DepartmentId below(DepartmentId parent, String name) {
        return create(name, Optional.of(parent), 0);
    }

    void move(DepartmentId id, Optional<DepartmentId> parent) {
        var unused =
                departments.change(admin, id, new DepartmentChange(Optional.empty(), Optional.empty(), true, parent));
    }

    void rename(DepartmentId id, String name) {
        var unused = departments.change(
                admin, id, new DepartmentChange(Optional.of(name), Optional.empty(), false, Optional.empty()));
    }

    Account assign(Account person, DepartmentId department, String title, int order) {
        return departments.assign(admin, new Post(department, title, order), person.username());
    }

    /** The version of the whole. */
    String version() {
        return departments
                .pages()
                .changes(Optional.empty(), Optional.empty(), 1)
                .path("version")
                .textValue();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
