package io.hongyan.im.plugin.poll;

import io.hongyan.im.plugin.testkit.AcceptContract;
import java.util.List;

class PollAcceptTest extends AcceptContract<Poll> {
    @Override
    protected String name() {
        return "poll";
    }

    @Override
    protected Poll content() {
        return new Poll("Where to?", List.of("North", "South"), false, null);
    }
}
