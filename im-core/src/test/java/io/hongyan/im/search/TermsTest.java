package io.hongyan.im.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.text.TokenRange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    /** The text, what is searched for, and what is marked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            明天meeting改到下午     | 明天meeting  | 明天meeting
            明天meeting改到下午     | meeting      | meeting
            明天meeting改到下午     | meet         | meet
            明天meeting改到下午     | 改到         | 改到
            明天meeting改到下午     | 下           | 下
            明天meeting改到下午     | 午           | 午
            明天meeting改到下午     | 下午 明天    | 明天,下午
            明天meeting改到下午     | MEETING      | meeting
            明天meeting改到下午     | ｍｅｅｔｉｎｇ | meeting
            Café au lait            | cafe         | Café
            cafe au lait            | CAFÉ         | cafe
            Cafe\u0301 au lait      | café         | Cafe\u0301
            ＡＢＣ１２３            | abc123       | ＡＢＣ１２３
            Straße                  | STRASSE      | Straße
            Straße                  | STRAẞE       | Straße
            STRAẞE                  | strasse      | STRAẞE
            ΟΔΟΣ                    | οδος         | ΟΔΟΣ
            İstanbul                | istanbul     | İstanbul
            Ёлка                    | елка         | Ёлка
            ｶﾞﾗｽ                    | ガラス       | ｶﾞﾗｽ
            가방                    | 방           | 방
            so 😀 glad 😁           | 😁           | 😁
            100% sure               | 100%         | 100
            don't                   | don’t        | don,t
            see you, see            | see          | see,see
            one two                 | two one      | one,two
            重要重要                | 重要         | 重要重要
            𠮷野家                  | 𠮷野         | 𠮷野
            international affairs   | internationa | internationa
            สวัสดีครับ                 | ดีครับ         | ดีครับ
            """)
    void findsAndMarks(String text, String wanted, String marked) {
        int[] points = text.codePoints().toArray();
        List<String> marks = Terms.of(wanted).in(text).stream()
                .map(mark -> new String(points, mark.start(), mark.end() - mark.start()))
                .toList();
        assertThat(marks).containsExactly(marked.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            meeting tomorrow        | meet tomorrow
            meeting tomorrow        | eeting
            meeting tomorrow        | meeting today
            明天，开会              | 天开
            明天开会                | 开天
            語                      | 语
            😀                      | 😁
            words                   | 词
            """)
    void leavesTheRest(String text, String wanted) {
        assertThat(Terms.of(wanted).in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "_", "'", "\"", "。，", "\u0000", "()*&^", "\ud83d", "\u0301"})
    void knowsWhatIsNoTerm(String text) {
        assertThat(Terms.of(text).isEmpty()).isTrue();
    }

    /** What finds a text leads to it in the index as well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            明天meeting改到下午     | 明天meeting
            明天meeting改到下午     | 午
            明天meeting改到下午     | 改
            internationalisation    | internationalisation
            internationalisation    | international
            Café                    | ca
            x                       | x
            𠮷野家                  | 野家
            𠮷野家                  | 𠮷
            😀                      | 😀
            天地玄黄宇宙洪荒        | 天地玄黄宇宙洪荒
            Приветствие             | приветств
            """)
    void hasTokensInEveryRange(String text, String wanted) {
        Set<Long> tokens = Tokens.of(text);
        assertThat(Terms.of(wanted).ranges())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(range ->
                        assertThat(tokens).anySatisfy(token -> assertThat(token).isBetween(range.low(), range.high())));
    }

    @Test
    void leadsByWhatSaysMost() {
        assertThat(Terms.of("at the meeting to").ranges())
                .extracting(TokenRange::bytes)
                .containsExactly(7, 3, 2);
        assertThat(Terms.of("a 会").ranges()).extracting(TokenRange::isOne).containsExactly(false, false);
        assertThat(Terms.of("天地玄黄宇宙洪荒").ranges())
                .containsExactly(
                        TokenRange.exactly('天', '地'), TokenRange.exactly('黄', '宇'), TokenRange.exactly('洪', '荒'));
    }

    @Test
    void keepsTheOrderOfBytes() {
        assertThat(TokenRange.exactly('a').low())
                .isLessThan(TokenRange.exactly('b').low())
                .isGreaterThan(TokenRange.exactly('0').low());
        assertThat(TokenRange.exactly('z').low())
                .isLessThan(TokenRange.exactly(0x4E00).low());
        assertThat(TokenRange.exactly(0x4E00).low())
                .isLessThan(TokenRange.exactly(0x20BB7).low());
        TokenRange m = TokenRange.beginning('m');
        assertThat(TokenRange.exactly('m', 'e').low()).isBetween(m.low(), m.high());
        assertThat(TokenRange.exactly('n').low()).isGreaterThan(m.high());
    }

    @Test
    void endsWithTheLongestText() {
        String text = "天地玄黄".repeat(1_250);
        assertThat(Tokens.of(text)).hasSize(5 + 1);
        assertThat(Terms.of("黄天").in(text)).hasSize(1_249);
        assertThat(Terms.of("a\u0301".repeat(100)).in("a".repeat(5_000))).hasSize(1);
    }
}
