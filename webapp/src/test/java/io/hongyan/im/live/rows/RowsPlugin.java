package io.hongyan.im.live.rows;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** Keeps things on shelves. */
public final class RowsPlugin implements Plugin {
    /**
     * What is to lie where.
     *
     * @param hold a file that it makes once it has written, and waits for the end of; at once without
     */
    public record Order(String shelf, String thing, String hold) {}

    /** What lies there. */
    public record Lies(String version, String shelf, int things, boolean lazy) {}

    private final class Put implements Command<Order> {
        @Override
        public String name() {
            return "put";
        }

        @Override
        public Class<Order> body() {
            return Order.class;
        }

        @Override
        public Lies run(Order order, Call call) {
            Shelf shelf = call.entities().find(Shelf.class, order.shelf());
            if (shelf == null) {
                shelf = new Shelf(order.shelf());
                call.entities().persist(shelf);
            }
            call.entities().persist(new Thing(order.thing(), shelf));
            call.entities().flush();
            if (order.hold() != null) {
                Held.until(order.hold());
            }
            return look(order, call);
        }

        private Lies look(Order order, Call call) {
            call.entities().clear();
            Thing thing = call.entities().find(Thing.class, order.thing());
            Shelf shelf = thing.shelf;
            boolean lazy = shelf.getClass() != Shelf.class
                    && shelf.getClass().getClassLoader() == RowsPlugin.class.getClassLoader();
            return new Lies(version, shelf.name(), shelf.things(), lazy);
        }
    }

    private String version = "";

    @Override
    public List<Class<?>> entities() {
        return List.of(Shelf.class, Thing.class);
    }

    @Override
    public List<Command<?>> commands(Host host) {
        version = host.texts().get("version");
        return List.of(new Put());
    }
}
