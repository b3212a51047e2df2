package io.hongyan.im.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.Consumer;

/** Somebody with an account and one device that is signed in. */
public record Person(String name, String device, String token) {
    private static final String PASSWORD = "long enough for a test";

    /** Makes the account and signs its only device in. */
    public static Person register(Rest rest, String name) {
        String device = name + "-device";
        rest.register(name, PASSWORD);
        return new Person(name, device, rest.token(name, PASSWORD, device));
    }

    /** The same account, signed in on one more device. */
    public Person onAnotherDevice(Rest rest) {
        String other = device + "-" + ClientIds.next();
        return new Person(name, other, rest.token(name, PASSWORD, other));
    }

    /** A connection that is logged in when this returns. */
    public Connection connect(HttpClient http, URI webSocket, Consumer<JsonNode> pushes) {
        Connection connection = Connection.open(http, webSocket, pushes);
        connection.login(token, device).orThrow();
        return connection;
    }
}
