package io.hongyan.im.department;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Post;
import io.hongyan.im.account.Staff;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.Audit;
import io.hongyan.im.command.Once;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What administrators do to the organisation: one change after another, each in a transaction with what the audit keeps
 * of it. Who is connected is told afterwards.
 */
public final class Departments {
    /** For so long those who were away learn which departments are gone; later they begin anew. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String QUERY = "departments";
    private static final int BATCH = 200;

    private final Ground ground;
    private final Tree tree;
    private final DepartmentPages pages;

    /**
     * What it stands on.
     *
     * @param workers tell of people whose department was moved
     */
    public record Ground(
            Transactions transactions,
            DepartmentBook book,
            Accounts accounts,
            Staff staff,
            Ids ids,
            Once once,
            Audit audit,
            Clock clock,
            Executor workers,
            Organisation organisation,
            DepartmentNews news,
            DepartmentListener listener) {}

    public Departments(Ground ground) {
        this.ground = ground;
        this.tree = new Tree(ground.book, ground.staff);
        this.pages = new DepartmentPages(ground.transactions, ground.book, ground.staff);
    }

    /** Who belongs together. */
    public Organisation organisation() {
        return ground.organisation;
    }

    public DepartmentPages pages() {
        return pages;
    }

    /** @throws Refused no such department */
    public Department require(DepartmentId id) {
        return ground.transactions.call(() -> tree.require(id));
    }

    public boolean exists(DepartmentId id) {
        return ground.transactions.call(() -> ground.book.find(id)).isPresent();
    }

    /**
     * Makes a department.
     *
     * @param clientId under which it is made once; the first answer comes back with {@code "duplicate":true}
     * @return on the wire
     * @throws Refused malformed, without a name; no such department above; too large: too deep, or too many
     */
    public ObjectNode create(Actor actor, Optional<ClientId> clientId, DepartmentChange first) {
        AccountId by = AccountId.of(actor.name());
        return locked(() -> clientId.flatMap(id -> ground.once.answer(by, QUERY, id))
                .map(answer -> ((ObjectNode) Json.readOwn(answer)).put("duplicate", true))
                .orElseGet(() -> {
                    ObjectNode made = create(actor, first).json();
                    clientId.ifPresent(id -> ground.once.keep(by, QUERY, id, Json.write(made)));
                    return made;
                }));
    }

    private Department create(Actor actor, DepartmentChange first) {
        String name = first.name().orElseThrow(() -> Refused.malformed("name"));
        Department department = new Department(
                new DepartmentId(ground.ids.next()),
                first.parent(),
                name,
                first.order().orElse(0));
        tree.add(department);
        note(actor, "create", department.id(), department.json());
        return department;
    }

    /** @throws Refused no such department, nor one above; too deep; state, if it would lie below itself */
    public Department change(Actor actor, DepartmentId id, DepartmentChange change) {
        return locked(() -> {
            Department before = tree.require(id);
            Department after = change.appliedTo(before);
            Optional<DepartmentId> top = ground.book.top(id);
            tree.change(before, after);
            if (!ground.book.top(id).equals(top)) {
                tellOfMove(id);
            }
            note(actor, "change", id, after.json());
            return after;
        });
    }

    /**
     * Takes a department away.
     *
     * @param heir who gets what is in it; without one it must be empty
     * @throws Refused no such department; state
     */
    public void remove(Actor actor, DepartmentId id, Optional<DepartmentId> heir) {
        locked(() -> {
            Department department = tree.require(id);
            Optional<DepartmentId> top = ground.book.top(id);
            tree.remove(department, heir, ground.clock.millis());
            heir.filter(to -> !ground.book.top(to).equals(top)).ifPresent(this::tellOfMove);
            ObjectNode detail = department.json();
            heir.ifPresent(to -> detail.put("to", to.toString()));
            note(actor, "remove", id, detail);
            return department;
        });
    }

    /**
     * Lets somebody work in a department, and in no other.
     *
     * @throws Refused no such department, no such user
     */
    public Account assign(Actor actor, Post post, UserName user) {
        Account person = ground.accounts.require(user);
        return locked(() -> {
            tree.require(post.department());
            Account assigned = told(ground.staff.assign(person.id(), Optional.of(post)));
            ObjectNode detail = Json.map()
                    .put("user", user.value())
                    .put("title", post.title())
                    .put("order", post.order());
            note(actor, "assign", post.department(), detail);
            return assigned;
        });
    }

    /** @throws Refused no such department, no such user in it */
    public void dismiss(Actor actor, DepartmentId id, UserName user) {
        Account person = ground.accounts.require(user);
        locked(() -> {
            tree.require(id);
            Account dismissed = ground.staff.dismiss(person.id(), id);
            note(actor, "dismiss", id, Json.map().put("user", user.value()));
            return told(dismissed);
        });
    }

    private Account told(Account person) {
        ground.listener.moved(person.id());
        ground.transactions.afterCommit(() -> ground.listener.assigned(person));
        return person;
    }

    private void tellOfMove(DepartmentId department) {
        ground.transactions.afterCommit(() -> ground.workers.execute(() -> moved(department)));
    }

    /** Forgets those that were removed long ago. */
    public void sweep() {
        ground.transactions.run(() -> {
            ground.book.lock();
            ground.book.forget(ground.clock.millis() - KEPT.toMillis());
        });
    }

    private <T> T locked(Supplier<T> work) {
        return ground.transactions.call(() -> {
            ground.book.lock();
            long before = ground.book.version();
            T result = work.get();
            long after = ground.book.version();
            ground.transactions.afterCommit(() -> {
                ground.organisation.forget();
                if (after != before) {
                    ground.news.changed(after);
                }
            });
            return result;
        });
    }

    /** Everybody there, a few in a transaction. */
    private void moved(DepartmentId department) {
        Optional<AccountId> after = Optional.empty();
        do {
            Optional<AccountId> from = after;
            List<AccountId> people = ground.staff.below(department, from, BATCH);
            people.forEach(person -> ground.transactions.run(() -> ground.listener.moved(person)));
            after = people.size() < BATCH ? Optional.empty() : Optional.of(people.get(BATCH - 1));
        } while (after.isPresent());
    }

    private void note(Actor actor, String verb, DepartmentId id, ObjectNode detail) {
        ground.audit.write(actor, "department." + verb, id.toString(), detail);
    }
}
