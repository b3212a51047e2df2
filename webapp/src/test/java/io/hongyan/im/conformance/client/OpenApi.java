package io.hongyan.im.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a server says of its REST paths. */
public record OpenApi(OpenAPI file) {

    public static OpenApi of(HttpResponse<byte[]> served) {
        SwaggerParseResult read =
                new OpenAPIV3Parser().readContents(new String(served.body(), StandardCharsets.UTF_8), null, null);
        assertThat(read.getMessages()).isEmpty();
        return new OpenApi(read.getOpenAPI());
    }

    /** One method of one path, which has no leading slash and something that could be there for each parameter. */
    public record Call(String method, String path, Operation operation) {

        /** Whether it needs no token. */
        public boolean isOpen() {
            return operation.getSecurity() != null && operation.getSecurity().isEmpty();
        }

        /** The type of its body, or JSON. */
        public String type() {
            return operation.getRequestBody() == null
                    ? "application/json"
                    : operation
                            .getRequestBody()
                            .getContent()
                            .keySet()
                            .iterator()
                            .next();
        }
    }

    public List<Call> calls() {
        return file.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(one -> new Call(one.getKey().name(), real(path.getKey()), one.getValue())))
                .toList();
    }

    private static String real(String path) {
        return path.substring(1).replaceAll("\\{[a-z]+}", "0HZX4T9W2C5QK");
    }
}
