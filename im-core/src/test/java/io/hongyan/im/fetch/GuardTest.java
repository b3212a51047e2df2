package io.hongyan.im.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private final Guard guard = Guard.of(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/",
                "jar:file:/a.jar!/b",
                "gopher://example.org/",
                "javascript:alert(1)",
                "data:text/html,a",
                "//example.org/",
                "/etc/passwd",
                "",
                "http:example.org",
                "http:///path",
                "http://@/",
                "http://me@example.org/",
                "http://me:secret@example.org/",
                "http://:secret@example.org/",
                "http://example.org:22/",
                "http://example.org:8080/",
                "https://example.org:0/",
                "http://example.org:65616/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://012.1.2.3/",
                "http://127.1/",
                "http://127.0.1/",
                "http://example.0x7f/",
                "http://1.2.3.4./",
                "http://1.2.3.4.5/",
                "http://a_b/"
            })
    void refusesAddressesThatAreNoPages(String address) {
        assertThatThrownBy(() -> guard.check(URI.create(address)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("example");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org,http://example.org/",
        "HTTPS://Example.org:443/a%20b?c=d#e,HTTPS://Example.org:443/a%20b?c=d",
        "https://例子.中国/路?问=1,https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF?%E9%97%AE=1",
        "http://bücher.example:80,http://xn--bcher-kva.example:80/",
        "https://[2606:4700:4700::1111]/,https://[2606:4700:4700::1111]/",
        "https://1.1.1.1/,https://1.1.1.1/"
    })
    void passesPages(String address, String plain) throws IOException {
        assertThat(guard.check(URI.create(address))).hasToString(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost.",
                "127.0.0.1",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "0.0.0.0",
                "::",
                "2130706433",
                "0x7f000001",
                "fe80::1%1",
                "10.1.2.3",
                "169.254.169.254"
            })
    void resolvesNothingThatIsPrivate(String host) {
        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void refusesNamesOfWhichOneAddressIsPrivate() throws UnknownHostException {
        Guard mixed = new Guard(
                PublicAddresses::contains,
                false,
                new Names(Map.of(
                        "public.example", List.of("1.1.1.1", "2606:4700:4700::1111"),
                        "mixed.example", List.of("1.1.1.1", "127.0.0.1"),
                        "nat64.example", List.of("64:ff9b::7f00:1"),
                        "none.example", List.of())));

        assertThat(mixed.resolve("public.example")).hasSize(2);
        for (String name : List.of("mixed.example", "nat64.example", "none.example")) {
            assertThatThrownBy(() -> mixed.resolve(name))
                    .as(name)
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageNotContaining("example");
        }
    }

    @Test
    void letsIntranetsThroughWhereTheyAreAllowed() throws IOException {
        Guard open = Guard.of(true);

        assertThat(open.check(URI.create("http://127.0.0.1:8080/"))).hasToString("http://127.0.0.1:8080/");
        assertThat(open.resolve("127.0.0.1")).containsExactly(InetAddress.getLoopbackAddress());
        assertThatThrownBy(() -> open.check(URI.create("file:///etc/passwd"))).isInstanceOf(IOException.class);
    }

    private record Names(Map<String, List<String>> addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> found = new java.util.ArrayList<>();
            for (String address : addresses.getOrDefault(host, List.of())) {
                found.add(InetAddress.getByName(address));
            }
            return found.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
