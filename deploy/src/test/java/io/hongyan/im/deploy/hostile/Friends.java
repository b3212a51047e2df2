package io.hongyan.im.deploy.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.client.ClientIds;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Op;
import io.hongyan.im.deploy.client.Person;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Two people who chat in turns, one message at a time, while others misbehave. */
final class Friends implements AutoCloseable {
    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private final CountDownLatch all;
    private final int count;
    private final String to;
    private final Connection from;
    private final Connection receiver;

    Friends(HttpClient http, Server server, Person from, Person to, int count) {
        this.count = count;
        this.all = new CountDownLatch(count);
        this.to = to.name();
        this.receiver = to.connect(http, server.webSocket(), this::push);
        this.from = from.connect(http, server.webSocket(), packet -> {});
    }

    /** Each message is answered before the next one is sent. */
    void chat() {
        for (int number = 1; number <= count; number++) {
            from.ask(
                            Op.MESSAGE,
                            Map.of("to", to, "content", Map.of("text", "n" + number), "clientId", ClientIds.next()))
                    .join()
                    .orThrow();
        }
    }

    /** What arrived, in the order of arrival, once everything has. */
    List<String> arrived() throws InterruptedException {
        all.await();
        return List.copyOf(arrived);
    }

    @Override
    public void close() {
        from.close();
        receiver.close();
    }

    private void push(JsonNode packet) {
        if (packet.path("op").asInt() == Op.MESSAGE) {
            arrived.add(packet.path("body").path("content").path("text").asText());
            all.countDown();
        }
    }
}
