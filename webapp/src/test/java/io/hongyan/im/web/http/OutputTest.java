package io.hongyan.im.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final SlowResponse response = new SlowResponse();
    private final Output output = new Output(response.async(), response);
    private final List<String> done = new ArrayList<>();

    private void write(String text) {
        output.write(
                text.getBytes(StandardCharsets.UTF_8),
                failure -> done.add(failure == null ? text : text + " " + failure.getMessage()));
    }

    @Test
    void writesNothingBeforeTheContainerSaysThatItMay() {
        response.take(10);
        write("a");
        assertThat(response.text()).isEmpty();
        output.onWritePossible();

        assertThat(response.text()).isEqualTo("a");
        assertThat(done).containsExactly("a");
    }

    @Test
    void isDoneWithAPieceWhenItIsFlushed() {
        output.onWritePossible();
        write("a");
        write("b");
        response.take(1);
        output.onWritePossible();
        assertThat(response.text()).isEqualTo("a");
        assertThat(done).isEmpty();
        assertThat(output.isIdle()).isFalse();
        response.take(2);
        output.onWritePossible();
        assertThat(done).containsExactly("a");
        response.take(2);
        output.onWritePossible();

        assertThat(response.text()).isEqualTo("ab");
        assertThat(done).containsExactly("a", "b");
        assertThat(output.isIdle()).isTrue();
    }

    @Test
    void writesWhatIsWantedWhileItTellsOfWhatIsDone() {
        response.take(10);
        output.onWritePossible();
        output.write(new byte[] {'a'}, failure -> write("b"));

        assertThat(response.text()).isEqualTo("ab");
        assertThat(done).containsExactly("b");
    }

    @Test
    void tellsOfEachPieceThatNeverLeft() {
        output.onWritePossible();
        response.take(1);
        write("a");
        write("b");
        output.end();
        write("c");
        output.end();

        assertThat(done).containsExactly("a ended", "b ended", "c ended");
        assertThat(response.ended()).isEqualTo(1);
    }

    @Test
    void endsWithAConnectionThatBroke() {
        output.onWritePossible();
        response.take(9);
        response.breakDown();
        write("a");
        write("b");

        assertThat(done).containsExactly("a broken pipe", "b broken pipe");
        assertThat(response.ended()).isEqualTo(1);
    }

    @Test
    void endsWithAContainerThatFails() {
        output.onWritePossible();
        response.take(9);
        response.fail(new UnsupportedOperationException("a race of its own"));
        write("a");
        write("b");

        assertThat(done).containsExactly("a a race of its own", "b a race of its own");
        assertThat(response.ended()).isEqualTo(1);
    }

    @Test
    void endsWhenTheContainerReportsAnError() {
        output.onWritePossible();
        write("a");
        output.onError(new IOException("reset"));

        assertThat(done).containsExactly("a reset");
        assertThat(response.ended()).isEqualTo(1);
    }
}
