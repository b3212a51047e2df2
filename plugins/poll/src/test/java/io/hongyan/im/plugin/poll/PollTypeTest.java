package io.hongyan.im.plugin.poll;

import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import java.util.List;
import java.util.stream.IntStream;

class PollTypeTest extends MediaTypeContract<Poll> {
    @Override
    protected String name() {
        return "poll";
    }

    @Override
    protected List<Poll> valid() {
        return List.of(
                new Poll("Where to?", List.of("North", "南"), false, null),
                new Poll("q".repeat(200), options(10), true, null));
    }

    private static List<String> options(int count) {
        return IntStream.range(0, count).mapToObj(i -> "o".repeat(99) + i).toList();
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{\"question\":\" \",\"options\":[\"a\",\"b\"]}", "question"),
                new Invalid("{\"question\":\"q\"}", "options"),
                new Invalid("{\"question\":\"q\",\"options\":[\"a\"]}", "options"),
                new Invalid("{\"question\":\"q\",\"options\":[\"a\",\" a\"]}", "options"));
    }
}
