package io.hongyan.im.conformance.client;

import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everybody and everything that one case brings in; closing it hangs up every connection. */
public final class Stage implements AutoCloseable {
    private final Server server;
    private final Door door;
    private final List<Runnable> open = new ArrayList<>();

    public Stage(Server server) {
        this(server, Door.WS_JSON);
    }

    /** @param door by which everybody comes who is not told otherwise */
    public Stage(Server server, Door door) {
        this.server = server;
        this.door = door;
    }

    public Door door() {
        return door;
    }

    public Server server() {
        return server;
    }

    public Rest rest() {
        return Rest.anonymous(server);
    }

    /** A connection that nobody has logged in on. */
    public Wire wire() {
        return closing(Wire.open(server, door));
    }

    public Wire wire(Map<String, String> headers, String... protocols) {
        return closing(Wire.open(server, headers, protocols));
    }

    /** A connection to this address instead of the usual one. */
    public Wire wireTo(URI address) {
        return closing(Wire.open(server, address, Map.of(), Wire.JSON));
    }

    /** A connection by another door, or in another codec. */
    public Wire wire(Door other) {
        return closing(Wire.open(server, other));
    }

    /** Frames over a socket that is connected. */
    public Wire wire(Socket socket) {
        return closing(Wire.tcp(socket, false));
    }

    public RawSocket raw() {
        RawSocket socket = RawSocket.open(server);
        open.add(socket::close);
        return socket;
    }

    /** A newly registered person with a name that nobody else has. */
    public Person person() {
        return person("Somebody");
    }

    public Person person(String name) {
        Person person = Person.fresh(this, name);
        rest().post("accounts", person.registration()).ok();
        return person;
    }

    /** A newly registered person, logged in on one device. */
    public Session online() {
        return person().device("desktop").online();
    }

    public Session online(String name) {
        return person(name).device("desktop").online();
    }

    /** Is done when the case is over. */
    public void later(Runnable end) {
        open.add(end);
    }

    private Wire closing(Wire wire) {
        open.add(wire::close);
        return wire;
    }

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
        open.clear();
    }
}
