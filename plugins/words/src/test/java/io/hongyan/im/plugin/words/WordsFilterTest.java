package io.hongyan.im.plugin.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Content;
import io.hongyan.im.api.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsFilterTest {
    private static final Content BADGER = new Content(Map.of("text", "a Badger"), "a Badger");

    private static Verdict judge(WordsSettings settings, Content content) {
        return new WordsFilter(() -> settings, () -> "not here").judge(content);
    }

    private static WordsSettings listed(WordsSettings.Action action) {
        return new WordsSettings(List.of("badger"), action);
    }

    @Test
    void refusesWithAReason() {
        assertThat(judge(listed(WordsSettings.Action.REFUSE), BADGER)).isEqualTo(new Verdict.Refuse("not here"));
    }

    @Test
    void refusesWhatIsOnlyInThePlainText() {
        Content content = new Content(Map.of("id", 1), "a badger");

        assertThat(judge(listed(WordsSettings.Action.REFUSE), content)).isEqualTo(new Verdict.Refuse("not here"));
    }

    @Test
    void masks() {
        assertThat(judge(listed(WordsSettings.Action.MASK), BADGER))
                .isEqualTo(new Verdict.Change(Map.of("text", "a ******")));
    }

    @Test
    void letsEverythingElsePass() {
        assertThat(judge(listed(WordsSettings.Action.MASK), new Content(Map.of("text", "hi"), "hi")))
                .isEqualTo(Verdict.pass());
        assertThat(judge(new WordsSettings(List.of(), WordsSettings.Action.REFUSE), BADGER))
                .isEqualTo(Verdict.pass());
    }
}
