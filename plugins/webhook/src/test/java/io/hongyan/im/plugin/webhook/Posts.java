package io.hongyan.im.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.im.api.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A web that notes what is posted and answers when it is told to. */
final class Posts implements Web {
    private final List<Post> all = new ArrayList<>();

    /** What was posted. */
    record Post(
            URI address, Map<String, String> headers, String body, Duration within, CompletableFuture<Answer> answer) {
        void answers(int status, String text) {
            answer.complete(new Answer(status, text.getBytes(UTF_8)));
        }

        void fails(String why) {
            answer.completeExceptionally(new IOException(why));
        }
    }

    List<Post> all() {
        return all;
    }

    Post last() {
        return all.get(all.size() - 1);
    }

    @Override
    public Page get(URI address, int mostBytes, Duration within) throws IOException {
        throw new IOException("nothing is fetched here");
    }

    @Override
    public CompletionStage<Answer> post(URI address, Map<String, String> headers, byte[] body, Duration within) {
        Post post = new Post(address, headers, new String(body, UTF_8), within, new CompletableFuture<>());
        all.add(post);
        return post.answer();
    }
}
