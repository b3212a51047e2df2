package io.hongyan.im.storage;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.packet.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL answered a statement.
 *
 * @param values its parameters
 * @param root the plan as {@code explain (analyze, buffers, format json)} shows it
 */
public record Plan(String sql, String values, double millis, JsonNode root) {
    private static final String TOLD = "duration: ";
    private static final List<String> REMOVED =
            List.of("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter");

    /** What they read is read below them. */
    private static final List<String> PASSING = List.of("Subquery Scan", "Bitmap Heap Scan");

    private static final List<String> SAID = List.of(
            "Node Type",
            "Relation Name",
            "Index Name",
            "Index Cond",
            "Plan Rows",
            "Actual Rows",
            "Actual Loops",
            "Filter",
            "Rows Removed by Filter",
            "Join Filter",
            "Rows Removed by Join Filter");

    static boolean isTold(String notice) {
        return notice.startsWith(TOLD);
    }

    /** Of what {@code auto_explain} tells. */
    static Plan of(String notice) {
        JsonNode told = Json.readOwn(notice.substring(notice.indexOf('{')));
        return new Plan(
                told.path("Query Text").asText().replaceAll("\\s+", " ").strip(),
                told.path("Query Parameters").asText(),
                Double.parseDouble(notice.substring(TOLD.length(), notice.indexOf(" ms"))),
                told.path("Plan"));
    }

    /** The core's tables that it looked through from one end to the other. */
    public List<String> lookedThrough() {
        return nodes(root)
                .filter(node -> type(node).equals("Seq Scan") && number(node, "Actual Loops") > 0)
                .map(Plan::table)
                .filter(table -> !table.startsWith("pg_"))
                .toList();
    }

    /** Tables that it read or wrote. */
    public List<String> tables() {
        return nodes(root).map(Plan::table).filter(name -> !name.isEmpty()).toList();
    }

    /** Rows of tables that were looked at, also those that were then left out; each look for one counts as a row. */
    public long rows() {
        return nodes(root).mapToLong(Plan::rows).sum();
    }

    private static long rows(JsonNode node) {
        long read = PASSING.contains(type(node)) ? 0 : read(node);
        return read * number(node, "Actual Loops");
    }

    private static long read(JsonNode node) {
        long removed = REMOVED.stream().mapToLong(what -> number(node, what)).sum();
        return type(node).endsWith("Scan") ? Math.max(1, number(node, "Actual Rows") + removed) : removed;
    }

    public boolean writes() {
        return type(root).equals("ModifyTable");
    }

    /** Pages of tables and indexes that were looked at, wherever they were. */
    public long pages() {
        return number(root, "Shared Hit Blocks") + number(root, "Shared Read Blocks");
    }

    /** Each of its steps on a line, as far as one has to know. */
    @Override
    public String toString() {
        return "%s%n%,d rows, %,d pages, %.2f ms%n%s"
                .formatted(
                        shortSql(),
                        rows(),
                        pages(),
                        millis,
                        nodes(root).map(Plan::line).collect(joining("\n")));
    }

    private static String line(JsonNode node) {
        return SAID.stream()
                .filter(node::has)
                .map(field -> field + ": " + node.path(field).asText())
                .collect(joining(", ", "  ", ""));
    }

    /** With one row or value for many. */
    public String shortSql() {
        return sql.replaceAll("(\\([^()]*\\$[0-9]+[^()]*\\))(,\\([^()]*\\$[^()]*\\))+", "$1,…")
                .replaceAll("(\\$[0-9]+)(,\\$[0-9]+)+", "$1,…");
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(
                Stream.of(node),
                Stream.iterate(0, i -> i < node.path("Plans").size(), i -> i + 1)
                        .flatMap(i -> nodes(node.path("Plans").get(i))));
    }

    private static String type(JsonNode node) {
        return node.path("Node Type").asText();
    }

    private static String table(JsonNode node) {
        return node.path("Relation Name").asText();
    }

    private static long number(JsonNode node, String field) {
        return Math.round(node.path(field).asDouble());
    }
}
