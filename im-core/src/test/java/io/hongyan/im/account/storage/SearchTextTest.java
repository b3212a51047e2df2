package io.hongyan.im.account.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void holdsUserNameNamePinyinAndInitials() {
        assertThat(SearchText.of("zs1", "张三 Ann").lines()).contains("zs1", "张三 ann", "zhangsanann", "zsann");
    }

    @Test
    void knowsBothReadingsOfASurname() {
        assertThat(SearchText.of("x", "单田芳").lines()).contains("shantianfang", "dantianfang");
    }

    @Test
    void staysShortWhateverTheName() {
        assertThat(SearchText.of("x", "重".repeat(64)).length()).isLessThanOrEqualTo(2_000);
        assertThat(SearchText.of("x", "👩".repeat(64)).length()).isLessThanOrEqualTo(2_000);
    }
}
