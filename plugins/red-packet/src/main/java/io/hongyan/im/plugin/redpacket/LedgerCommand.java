package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code red-packet.ledger}: all wallets for an administrator, and the sums that must agree. */
final class LedgerCommand implements Command<LedgerCommand.Page> {
    private static final int ITEMS = 100;

    /**
     * Which wallets.
     *
     * @param after the user name that the page before ended with
     */
    record Page(
            @Nullable @Size(max = 64) String after,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Class<Page> body() {
        return Page.class;
    }

    @Override
    public Set<String> roles() {
        return Set.of("administrator");
    }

    @Override
    public Record run(Page page, Call call) {
        EntityManager entities = call.entities();
        List<Item> items = entities.createQuery("from WalletRow where owner > ?1 order by owner", WalletRow.class)
                .setParameter(1, page.after() == null ? "" : page.after())
                .setMaxResults(page.limit() == null ? ITEMS : page.limit())
                .getResultStream()
                .map(row -> new Item(row.owner, row.balance))
                .toList();
        long out = sum(entities, "select sum(amount) from PostingRow where from = '" + Ledger.TREASURY + "'");
        long back = sum(entities, "select sum(amount) from PostingRow where to = '" + Ledger.TREASURY + "'");
        return new Sums(
                sum(entities, "select sum(balance) from WalletRow"),
                sum(entities, "select sum(restAmount) from PacketRow where returned = false"),
                out - back,
                items);
    }

    private static long sum(EntityManager entities, String query) {
        Long sum = entities.createQuery(query, Long.class).getSingleResult();
        return Objects.requireNonNullElse(sum, 0L);
    }

    /**
     * @param wallets cents in all wallets
     * @param packets cents in packets that are not opened
     * @param granted cents that came into the installation; always the sum of the other two
     */
    record Sums(long wallets, long packets, long granted, List<Item> items) {}

    /** @param balance cents */
    record Item(String user, long balance) {}
}
