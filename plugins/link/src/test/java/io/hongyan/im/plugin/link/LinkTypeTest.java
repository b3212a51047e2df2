package io.hongyan.im.plugin.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a server without a web: the link goes as it is. */
class LinkTypeTest extends MediaTypeContract<Link> {
    @Override
    protected String name() {
        return "link";
    }

    @Override
    protected List<Link> valid() {
        return List.of(
                link("https://example.org"),
                link("HTTP://EXAMPLE.ORG:8080/a?b=c#d"),
                link("https://例子.中国/路?问=1|2{3}"),
                link("http://[2001:db8::1]/"),
                link("https://my_host.example/"),
                link("https://example.org/" + "a".repeat(1_980)),
                new Link("https://example.org/", "claimed", "claimed", null));
    }

    @Override
    protected Link stored(Link sent) {
        return link(sent.url());
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "url"),
                new Invalid("{\"url\":null}", "url"),
                new Invalid("{\"url\":7}", "url"),
                new Invalid(json(""), "url"),
                new Invalid(json("example.org"), "url"),
                new Invalid(json("//example.org/"), "url"),
                new Invalid(json("javascript:alert(1)"), "url"),
                new Invalid(json("JavaScript://example.org/%0aalert(1)"), "url"),
                new Invalid(json(" javascript:alert(1)//https://example.org"), "url"),
                new Invalid(json("data:text/html,https://example.org"), "url"),
                new Invalid(json("file:///etc/passwd"), "url"),
                new Invalid(json("ftp://example.org/"), "url"),
                new Invalid(json("https://"), "url"),
                new Invalid(json("https:///path"), "url"),
                new Invalid(json("https://?q"), "url"),
                new Invalid(json(" https://example.org"), "url"),
                new Invalid(json("https://example.org/a b"), "url"),
                new Invalid(json("https://example.org/\\n"), "url"),
                new Invalid(json("https://example.org/\\u0000"), "url"),
                new Invalid(json("https://good.example\\\\@evil.example/"), "url"),
                new Invalid(json("https://example.org/" + "a".repeat(1_981)), "url"));
    }

    @Test
    void isNumberSevenOfTheProtocol() {
        assertThat(type().number()).hasValue(7);
    }

    private static Link link(String url) {
        return new Link(url, null, null, null);
    }

    private static String json(String url) {
        return "{\"url\":\"" + url + "\"}";
    }
}
