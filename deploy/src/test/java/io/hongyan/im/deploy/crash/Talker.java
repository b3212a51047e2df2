package io.hongyan.im.deploy.crash;

import io.hongyan.im.deploy.client.Answer;
import io.hongyan.im.deploy.client.ClientIds;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.ConnectionLost;
import io.hongyan.im.deploy.client.Op;
import io.hongyan.im.deploy.client.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Sends numbered messages to one partner until told to finish, over as many connections as it takes: what was not
 * answered is sent again, first and in order, with the client id it had.
 */
final class Talker implements Runnable {
    private static final int WINDOW = 16;
    private static final int LATER = 503;

    private final HttpClient http;
    private final URI webSocket;
    private final Gate gate;
    private final Person me;
    private final String partner;
    private final Ledger ledger;
    private final Mailbox mailbox = new Mailbox();
    private final Map<String, String> unanswered = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile boolean finishing;
    private int sent;

    Talker(HttpClient http, URI webSocket, Gate gate, Person me, String partner, Ledger ledger) {
        this.http = http;
        this.webSocket = webSocket;
        this.gate = gate;
        this.me = me;
        this.partner = partner;
        this.ledger = ledger;
    }

    Person me() {
        return me;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    int sent() {
        return sent;
    }

    /** Sends nothing new, waits for the last answers. */
    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        try {
            while (!finishing || !unanswered.isEmpty()) {
                gate.await();
                talk();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk() throws InterruptedException {
        try (Connection connection = me.connect(http, webSocket, mailbox::push)) {
            mailbox.resume(connection);
            talk(connection);
        } catch (ConnectionLost lost) {
            gate.await();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ConnectionLost)) {
                throw e;
            }
        }
    }

    private void talk(Connection connection) throws InterruptedException {
        Semaphore window = new Semaphore(WINDOW);
        for (Map.Entry<String, String> message : unansweredInOrder()) {
            send(connection, window, message.getKey(), message.getValue());
        }
        while (!finishing && !connection.closed().isDone()) {
            String clientId = ClientIds.next();
            String text = me.name() + " " + ++sent;
            unanswered.put(clientId, text);
            send(connection, window, clientId, text);
        }
        window.acquire(WINDOW);
    }

    private List<Map.Entry<String, String>> unansweredInOrder() {
        synchronized (unanswered) {
            return unanswered.entrySet().stream()
                    .map(message -> Map.entry(message.getKey(), message.getValue()))
                    .toList();
        }
    }

    private void send(Connection connection, Semaphore window, String clientId, String text)
            throws InterruptedException {
        window.acquire();
        var unused = connection
                .ask(Op.MESSAGE, Map.of("to", partner, "content", Map.of("text", text), "clientId", clientId))
                .whenComplete((answer, lost) -> {
                    if (answer != null) {
                        answered(connection, answer, clientId, text);
                    }
                    window.release();
                });
    }

    private void answered(Connection connection, Answer answer, String clientId, String text) {
        if (answer.code() / 100 == LATER) {
            connection.close();
            return;
        }
        unanswered.remove(clientId);
        if (answer.ok()) {
            mailbox.keep(answer.body());
            ledger.answered(
                    clientId,
                    new Ledger.Receipt(answer.body().path("seq").asLong(), text),
                    answer.body().path("duplicate").asBoolean());
        } else {
            ledger.refused(text + ": " + answer);
        }
    }
}
