package io.hongyan.im.conformance;

import static io.hongyan.im.conformance.client.Files.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.conformance.client.Files;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.OpenApi;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Session;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Section 10: the OpenAPI file that a server serves is true of it. */
interface OpenApiCases extends Cases {

    private OpenApi openApi() {
        return OpenApi.of(Files.anonymous(stage().server()).follow("openapi.yaml"));
    }

    /** The actions that are described, by query. */
    private Map<String, Set<String>> actions() {
        return openApi().calls().stream()
                .filter(call -> call.method().equals("POST") && call.path().matches("[a-z-]+/[a-z-]+"))
                .map(call -> call.path().split("/", -1))
                .collect(Collectors.groupingBy(
                        path -> path[0],
                        TreeMap::new,
                        Collectors.mapping(path -> path[1], Collectors.toCollection(TreeSet::new))));
    }

    /** Every word in section 6 of the README that could be an action. */
    private static Set<String> words() throws IOException {
        String readme = java.nio.file.Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("\n## 6. "), readme.indexOf("\n## 7. "));
        return Pattern.compile("`[^`]+`")
                .matcher(section.replaceAll("(?s)```.*?```", ""))
                .results()
                .flatMap(code -> Pattern.compile("(?<![\\w-])[a-z-]+(?![\\w-])")
                        .matcher(code.group())
                        .results())
                .map(word -> word.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isUnknown(Reply reply) {
        boolean isAction = reply.json().path("code").asInt() == 40001
                && reply.json().path("field").asText().equals("action");
        return isAction || reply.json().path("code").asInt() == 40003;
    }

    @Test
    default void servesItsOpenApiFileAndThePageOfIt() {
        HttpResponse<byte[]> file = Files.anonymous(stage().server()).follow("openapi.yaml");
        HttpResponse<byte[]> page = Files.anonymous(stage().server()).follow("openapi.html");

        assertThat(header(file, "Content-Type")).isEqualTo("application/yaml");
        assertThat(header(file, "Cache-Control")).isEqualTo("no-cache");
        assertThat(OpenApi.of(file).calls()).isNotEmpty();
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("openapi.yaml")
                .doesNotContain("{{nonce}}");
    }

    @Test
    default void hasEveryOperationThatItDescribes() {
        assertThat(openApi().calls()).allSatisfy(call -> {
            Reply reply = stage().rest().ask(call.method(), call.path(), call.type());
            if (call.isOpen()) {
                assertThat(reply.status())
                        .as("%s %s", call.method(), call.path())
                        .isNotIn(401, 404, 405, 415);
            } else {
                assertThat(reply.status())
                        .as("%s %s", call.method(), call.path())
                        .isEqualTo(401);
            }
        });
    }

    @Test
    default void describesEveryActionOfEveryQuery() throws IOException {
        Session alice = online();
        Session bob = online();
        alice.say(bob, "hello");
        JsonNode body = Json.map("conversation", bob.user(), "seq", 1, "user", bob.user());
        Set<String> words = words();
        Set<String> queries = openApi().calls().stream()
                .map(call -> call.path().split("/", -1)[0])
                .filter(name ->
                        alice.get(name).code() != 40003 || alice.set(name).code() != 40003)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> described = actions();

        for (String query : queries) {
            if (isUnknown(alice.device().rest().post(query + "/no-such-thing", body))) {
                Set<String> known = words.stream()
                        .filter(word -> !isUnknown(alice.device().rest().post(query + "/" + word, body)))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(described.getOrDefault(query, Set.of())).as(query).isEqualTo(known);
            }
        }
        assertThat(queries).containsAll(List.of("group", "message", "roster", "devices", "conversation"));
    }
}
