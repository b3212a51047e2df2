package io.hongyan.im.department.storage;

import io.hongyan.im.department.Department;
import io.hongyan.im.department.DepartmentBook;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.storage.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Departments as rows, and each pair of one above another as a row of its own. */
public final class JpaDepartmentBook implements DepartmentBook {
    private final Transactions transactions;

    public JpaDepartmentBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void lock() {
        if (entities().find(DepartmentTreeRow.class, DepartmentTreeRow.ONLY, LockModeType.PESSIMISTIC_WRITE) == null) {
            // the first change of all
            entities().persist(new DepartmentTreeRow());
            entities().flush();
        }
    }

    @Override
    public long version() {
        return tree().map(tree -> tree.version).orElse(0L);
    }

    @Override
    public long forgotten() {
        return tree().map(tree -> tree.forgotten).orElse(0L);
    }

    private Optional<DepartmentTreeRow> tree() {
        return Optional.ofNullable(entities().find(DepartmentTreeRow.class, DepartmentTreeRow.ONLY));
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return row(id).map(DepartmentRow::department);
    }

    private Optional<DepartmentRow> row(DepartmentId id) {
        return Optional.ofNullable(entities().find(DepartmentRow.class, id.value()))
                .filter(row -> row.removed == null);
    }

    @Override
    public long count() {
        return entities()
                .createQuery("select count(*) from DepartmentRow where removed is null", Long.class)
                .getSingleResult();
    }

    @Override
    public List<Department> children(DepartmentId id) {
        return entities()
                .createQuery(
                        "from DepartmentRow where parent = ?1 and removed is null order by id", DepartmentRow.class)
                .setParameter(1, id.value())
                .getResultStream()
                .map(DepartmentRow::department)
                .toList();
    }

    @Override
    public List<DepartmentId> above(DepartmentId id) {
        return ids(entities()
                .createQuery("select ancestor from DepartmentLineRow where department = ?1", Long.class)
                .setParameter(1, id.value()));
    }

    @Override
    public Optional<DepartmentId> top(DepartmentId id) {
        return ids(entities()
                        .createQuery(
                                "select l.ancestor from DepartmentLineRow l join DepartmentRow d on d.id = l.ancestor"
                                        + " where l.department = ?1 and d.parent is null",
                                Long.class)
                        .setParameter(1, id.value()))
                .stream()
                .findFirst();
    }

    private static List<DepartmentId> ids(TypedQuery<Long> query) {
        return query.getResultStream().map(DepartmentId::new).toList();
    }

    @Override
    public int height(DepartmentId id) {
        int deepest = entities()
                .createQuery(
                        "select count(*) from DepartmentLineRow l join DepartmentLineRow b on b.department = l.department"
                                + " where b.ancestor = ?1 group by l.department order by count(*) desc",
                        Long.class)
                .setParameter(1, id.value())
                .setMaxResults(1)
                .getSingleResult()
                .intValue();
        return deepest - above(id).size() + 1;
    }

    @Override
    public void add(Department department) {
        DepartmentRow row = new DepartmentRow();
        row.id = department.id().value();
        row.take(department);
        row.version = next();
        entities().persist(row);
        entities().persist(new DepartmentLineRow(row.id, row.id));
        department.parent().stream()
                .flatMap(parent -> above(parent).stream())
                .forEach(above -> entities().persist(new DepartmentLineRow(above.value(), row.id)));
        entities().flush();
    }

    @Override
    public void change(Department department) {
        row(department.id()).ifPresent(row -> {
            boolean moves = !row.department().parent().equals(department.parent());
            row.take(department);
            row.version = next();
            entities().flush();
            if (moves) {
                move(department);
            }
        });
    }

    /** With everything below: what was above goes, what is above the new parent comes. */
    private void move(Department department) {
        entities()
                .createNativeQuery(
                        "delete from department_line"
                                + " where department in (select b.department from department_line b where b.ancestor = ?1)"
                                + " and ancestor in (select a.ancestor from department_line a where a.department = ?1 and a.ancestor <> ?1)")
                .setParameter(1, department.id().value())
                .executeUpdate();
        department
                .parent()
                .ifPresent(parent -> entities()
                        .createNativeQuery("insert into department_line (ancestor, department)"
                                + " select a.ancestor, b.department from department_line a, department_line b"
                                + " where a.department = ?1 and b.ancestor = ?2")
                        .setParameter(1, parent.value())
                        .setParameter(2, department.id().value())
                        .executeUpdate());
    }

    @Override
    public void remove(DepartmentId id, long now) {
        row(id).ifPresent(row -> {
            row.removed = now;
            row.version = next();
            entities().flush();
            entities()
                    .createQuery("delete from DepartmentLineRow where department = ?1")
                    .setParameter(1, id.value())
                    .executeUpdate();
        });
    }

    private long next() {
        DepartmentTreeRow tree = tree().orElseThrow();
        tree.version++;
        return tree.version;
    }

    @Override
    public List<Changed> changed(long since, Place after, int limit, boolean gone) {
        return entities()
                .createQuery(
                        "from DepartmentRow where version > ?1 and (version, id) > (?2, ?3)"
                                + (gone ? "" : " and removed is null") + " order by version, id",
                        DepartmentRow.class)
                .setParameter(1, since)
                .setParameter(2, after.version())
                .setParameter(3, after.department())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Changed(row.department(), row.version, row.removed != null))
                .toList();
    }

    @Override
    public void forget(long before) {
        Long last = entities()
                .createQuery("select max(version) from DepartmentRow where removed < ?1", Long.class)
                .setParameter(1, before)
                .getSingleResult();
        if (last != null) {
            DepartmentTreeRow tree = tree().orElseThrow();
            tree.forgotten = Math.max(tree.forgotten, last);
            entities()
                    .createQuery("delete from DepartmentRow where removed < ?1")
                    .setParameter(1, before)
                    .executeUpdate();
        }
    }

    private EntityManager entities() {
        return transactions.entities();
    }
}
