package io.hongyan.im.api;

import java.util.concurrent.CompletionStage;

/**
 * A filter that asks somebody else, as by {@link Web#post}, and holds no thread while it waits; many messages may be
 * waiting at once. Late is what takes longer than a plugin's time budget, and then nobody listens to the verdict any more.
 */
public interface AskingFilter extends MessageFilter {
    /** Passes, changes or refuses a message some time later. Returns at once, without input or output of its own. */
    CompletionStage<Verdict> ask(Draft draft, Content content);

    /** The same, waiting; the server does not call it. */
    @Override
    default Verdict judge(Draft draft, Content content) {
        return ask(draft, content).toCompletableFuture().join();
    }
}
