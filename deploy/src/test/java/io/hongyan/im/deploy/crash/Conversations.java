package io.hongyan.im.deploy.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Person;
import io.hongyan.im.deploy.client.Rest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/** Pairs of people who talk to each other as fast as they are answered. */
final class Conversations {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gate gate = new Gate();
    private final Ledger ledger = new Ledger();
    private final List<Talker> talkers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final URI webSocket;

    Conversations(URI address, URI webSocket, int pairs) {
        this.webSocket = webSocket;
        Rest rest = new Rest(http, address);
        for (int pair = 0; pair < pairs; pair++) {
            Person left = Person.register(rest, "left" + pair);
            Person right = Person.register(rest, "right" + pair);
            talkers.add(new Talker(http, webSocket, gate, left, right.name(), ledger));
            talkers.add(new Talker(http, webSocket, gate, right, left.name(), ledger));
        }
    }

    Ledger ledger() {
        return ledger;
    }

    Gate gate() {
        return gate;
    }

    List<Talker> talkers() {
        return talkers;
    }

    int sent() {
        return talkers.stream().mapToInt(Talker::sent).sum();
    }

    void start() {
        gate.open();
        for (Talker talker : talkers) {
            Thread thread = new Thread(talker, talker.me().name());
            threads.add(thread);
            thread.start();
        }
    }

    /** Returns when everything that was sent is answered. */
    void finish() throws InterruptedException {
        talkers.forEach(Talker::finish);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The whole log as this person sees it, asked by a device that holds nothing. */
    List<JsonNode> history(Talker talker) {
        Mailbox empty = new Mailbox();
        try (Connection connection = talker.me().connect(http, webSocket, packet -> {})) {
            empty.resume(connection);
        }
        return List.copyOf(empty.entries().values());
    }

    /** What a device that was away gets: it resumes from the cursor it had. */
    void resume(Talker talker) {
        try (Connection connection = talker.me().connect(http, webSocket, talker.mailbox()::push)) {
            talker.mailbox().resume(connection);
        }
    }
}
