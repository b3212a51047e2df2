package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.persistence.TypedQuery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code webhook.deliveries}: the newest first, a page at a time. */
final class DeliveriesCommand implements AdminCommand<DeliveriesCommand.Page> {
    private static final int ITEMS = 50;

    private final Host host;

    DeliveriesCommand(Host host) {
        this.host = host;
    }

    /**
     * Which deliveries.
     *
     * @param hook of one hook; else of all
     * @param state of this one; else of all
     * @param before the id of the delivery that the page before ended with
     */
    record Page(
            @Nullable @Size(max = 32) String hook,

            @Nullable @Pattern(regexp = "waiting|delivered|failed")
            String state,

            @Nullable @Size(max = 36) String before,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** @param more whether there are older ones */
    record Found(List<DeliveryView> items, boolean more) {}

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Class<Page> body() {
        return Page.class;
    }

    @Override
    public Record run(Page page, Call call) throws CommandRefused {
        int limit = page.limit() == null ? ITEMS : page.limit();
        List<DeliveryRow> rows = query(page, call).setMaxResults(limit + 1).getResultList();
        return new Found(rows.stream().limit(limit).map(DeliveryView::of).toList(), rows.size() > limit);
    }

    private TypedQuery<DeliveryRow> query(Page page, Call call) throws CommandRefused {
        String which = (page.hook() == null ? "" : " and hook = :hook")
                + (page.state() == null ? "" : " and state = :state")
                + (page.before() == null
                        ? ""
                        : " and created <= :created and (created < :created or (created = :created and id < :id))");
        TypedQuery<DeliveryRow> query = call.entities()
                .createQuery(
                        "from DeliveryRow where 1 = 1" + which + " order by created desc, id desc", DeliveryRow.class);
        if (page.hook() != null) {
            query.setParameter("hook", page.hook());
        }
        if (page.state() != null) {
            query.setParameter("state", page.state());
        }
        if (page.before() != null) {
            query.setParameter("created", last(page.before(), call).created).setParameter("id", page.before());
        }
        return query;
    }

    private DeliveryRow last(String id, Call call) throws CommandRefused {
        @Nullable DeliveryRow row = call.entities().find(DeliveryRow.class, id);
        if (row == null) {
            throw new CommandRefused(CommandRefused.Why.CONTENT, host.texts().get("delivery.none"));
        }
        return row;
    }
}
