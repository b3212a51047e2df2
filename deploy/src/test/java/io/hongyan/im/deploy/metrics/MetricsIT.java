package io.hongyan.im.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.deploy.Parts;
import io.hongyan.im.deploy.Ports;
import io.hongyan.im.deploy.Server;
import io.hongyan.im.deploy.client.ClientIds;
import io.hongyan.im.deploy.client.Connection;
import io.hongyan.im.deploy.client.Op;
import io.hongyan.im.deploy.client.Person;
import io.hongyan.im.deploy.client.Rest;
import io.hongyan.im.deploy.hostile.LiveHeap;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Prometheus is told, and that the board asks for nothing else. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MetricsIT {
    private static final String TOKEN = "a token for prometheus alone";
    private static final Path BOARD = Path.of("grafana/hongyan.json");
    private static final Pattern NAME = Pattern.compile("\\b(?:hongyan|jvm|process)_[a-z_]+");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Parts parts = Parts.from(System.getProperties());

    @Test
    void tellsWhatTheBoardShowsToWhoHasTheToken() throws Exception {
        try (Server server = Server.started(
                parts.installation(), parts.freshServer("metrics", Ports.free()).with("im.metrics.token", TOKEN))) {
            Rest rest = new Rest(http, server.address());
            Person anna = Person.register(rest, "anna");
            try (Connection first = anna.connect(http, server.webSocket(), packet -> {});
                    Connection second = anna.connect(http, server.webSocket(), packet -> {})) {
                assertThat(first.closed()).succeedsWithin(Duration.ofSeconds(20));
                for (int i = 0; i < 5; i++) {
                    Map<String, Object> body =
                            Map.of("to", "anna", "content", Map.of("text", "n" + i), "clientId", ClientIds.next());
                    second.ask(Op.MESSAGE, body).join().orThrow();
                }
                assertThat(LiveHeap.bytes(server.pid())).isPositive();
                String text = read(server, "Bearer " + TOKEN).body();

                assertThat(names(text)).containsAll(names(Files.readString(BOARD)));
                assertThat(text)
                        .contains(
                                "hongyan_packet_seconds_count{code=\"0\",op=\"512\"} 5",
                                "hongyan_log_batch_sum 5.0",
                                "hongyan_sessions 1.0",
                                "hongyan_session_closed_total{reason=\"replaced\"} 1.0")
                        .doesNotContain("anna");
                assertThat(read(server, "").statusCode()).isEqualTo(404);
                assertThat(read(server, "Bearer " + TOKEN + "x").statusCode()).isEqualTo(404);
                assertThat(read(server, "Bearer " + anna.token()).statusCode()).isEqualTo(404);
            }
        }
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private HttpResponse<String> read(Server server, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("metrics"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
