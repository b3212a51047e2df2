package io.hongyan.im.plugin.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordListTest {
    private final WordList list = new WordList(List.of("Badger", "敏感", "a b"));

    @Test
    void findsWordsWhateverTheirCaseWidthAndPlace() {
        assertThat(List.of("badger", "The BADGERS", "ｂａｄｇｅｒ", "这是敏感词", "xa by")).allMatch(list::occursIn);
        assertThat(List.of("", "bad ger", "敏 感", "fine 😀")).noneMatch(list::occursIn);
    }

    @Test
    void putsStarsInTheirPlaceAndTouchesNothingElse() {
        assertThat(list.masked("😀 BaDgEr, 这是敏感词。")).isEqualTo("😀 ******, 这是**词。");
        assertThat(list.masked("Straße İ")).isEqualTo("Straße İ");
    }

    @Test
    void masksEveryTextOfAContent() {
        Map<String, Object> fields = Map.of("a", List.of("badger", 1, Map.of("b", "敏感")), "c", true);

        assertThat(Fields.masked(fields, list))
                .isEqualTo(Map.of("a", List.of("******", 1, Map.of("b", "**")), "c", true));
    }

    @Test
    void findsNothingWhenNothingIsListed() {
        assertThat(new WordList(List.of()).occursIn("anything")).isFalse();
    }
}
