package io.hongyan.im.plugin.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=c#d#e,https://example.org/a?b=c",
        "https://example.org/a|b?c={d}\\^`,https://example.org/a%7Cb?c=%7Bd%7D%5C%5E%60",
        "https://example.org/?a[]=1&b[2]=3,https://example.org/?a[]=1&b[2]=3",
        "https://example.org/a[1],https://example.org/a%5B1%5D",
        "https://example.org/100%&%2F%zz,https://example.org/100%25&%2F%25zz",
        "https://例子.中国/路,https://例子.中国/路",
        "http://[2001:db8::1]/,http://[2001:db8::1]/"
    })
    void takesWhatPeoplePaste(String pasted, String address) {
        assertThat(Address.of(pasted)).hasToString("Optional[" + address + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://exa mple.org/", "https://[::1", "https://a|b/", "://"})
    void leavesOutWhatNobodyCanAskFor(String pasted) {
        assertThat(Address.of(pasted)).isEmpty();
    }
}
