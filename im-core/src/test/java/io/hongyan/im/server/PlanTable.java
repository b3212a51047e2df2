package io.hongyan.im.server;

import io.hongyan.im.storage.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each statement took at most. */
final class PlanTable {
    private static final int SHOWN = 110;

    private final Map<Line, Cost> lines = new LinkedHashMap<>();

    private record Line(String question, String sql) {}

    private record Cost(long rows, long pages, double millis) {
        static Cost of(Plan plan) {
            return new Cost(plan.rows(), plan.pages(), plan.millis());
        }

        Cost most(Cost other) {
            return new Cost(Math.max(rows, other.rows), Math.max(pages, other.pages), Math.max(millis, other.millis));
        }
    }

    void add(String question, List<Plan> plans) {
        plans.forEach(plan -> lines.merge(new Line(question, shown(plan)), Cost.of(plan), Cost::most));
    }

    private static String shown(Plan plan) {
        String text = plan.shortSql();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** Writes a line for each statement of each question. */
    void write(Path file) throws IOException {
        List<String> text = new ArrayList<>();
        text.add("question                                rows     pages         ms  statement");
        lines.forEach((line, cost) -> text.add(
                "%-34s %,9d %,9d %,10.2f  %s".formatted(line.question, cost.rows, cost.pages, cost.millis, line.sql)));
        Files.write(file, text);
    }
}
