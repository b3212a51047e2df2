package io.hongyan.im.plugin.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Web.Page;
import java.net.URI;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Page page(String type, byte[] bytes) {
        return new Page(URI.create("https://example.org/deep/page"), type, bytes);
    }

    private static Summary of(String html) {
        return Summary.of(page("text/html; charset=utf-8", html.getBytes(UTF_8)));
    }

    @Test
    void takesOpenGraphFirst() {
        Summary summary = of("""
                <title>plain</title><meta name=description content="plain">
                <meta name="twitter:title" content="tw"><meta name="twitter:description" content="tw">
                <meta name="twitter:image" content="/tw.png">
                <meta property="og:title" content="og"><meta property="og:description" content="og it">
                <meta property="og:image" content="../og.png?a=b|c">
                """);

        assertThat(summary.title()).hasValue("og");
        assertThat(summary.description()).hasValue("og it");
        assertThat(summary.cover()).hasValue(URI.create("https://example.org/og.png?a=b%7Cc"));
    }

    @Test
    void takesTwittersCardThenPlainHtml() {
        Summary twitter = of(
                "<title>plain</title><meta name='twitter:title' content='tw'>"
                        + "<meta property='og:title' content=' '><meta name='twitter:image:src' content='https://cdn.example/a.png'>");
        Summary plain = of(
                "<title>pl<b>ain</title><meta name=DESCRIPTION content='what it is'><link rel=image_src href=c.png>");

        assertThat(twitter.title()).hasValue("tw");
        assertThat(twitter.cover()).hasValue(URI.create("https://cdn.example/a.png"));
        assertThat(plain.title()).hasValue("pl<b>ain");
        assertThat(plain.description()).hasValue("what it is");
        assertThat(plain.cover()).hasValue(URI.create("https://example.org/deep/c.png"));
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        Summary summary = of("<p>words <svg><title>a drawing</title></svg><meta property='og:image' content='a://[b'>");

        assertThat(summary.title()).isEmpty();
        assertThat(summary.description()).isEmpty();
        assertThat(summary.cover()).isEmpty();
    }

    @Test
    void cleansWhatItFinds() {
        Summary summary = of("<title>\n a\t\u00a0\u3000b \u202Etxt\u2066 \u0007c\u200B\n</title>");

        assertThat(summary.title()).hasValue("a b txt c");
        assertThat(of("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>").title())
                .hasValue("<script>alert(1)</script>");
    }

    @Test
    void boundsWhatItFinds() {
        String long1 = "😀".repeat(1_000);
        Summary summary = of("<title>" + long1 + "</title><meta name=description content='" + long1 + "'>");

        assertThat(summary.title()).hasValue("😀".repeat(199) + "…");
        assertThat(summary.description()).hasValue("😀".repeat(499) + "…");
    }

    @Test
    void readsTheCharsetOfTheServerOrOfThePage() {
        Charset gbk = Charset.forName("GBK");

        assertThat(Summary.of(page("text/html; charset=\"gbk\"", "<title>鸿雁</title>".getBytes(gbk)))
                        .title())
                .hasValue("鸿雁");
        assertThat(Summary.of(page("text/html", "<meta charset=gb2312><title>鸿雁</title>".getBytes(gbk)))
                        .title())
                .hasValue("鸿雁");
        assertThat(Summary.of(page("text/html; charset=no-such;", "<title>鸿雁</title>".getBytes(UTF_8)))
                        .title())
                .hasValue("鸿雁");
        assertThat(Summary.of(page("text/html; charset=%%%", "<title>鸿雁</title>".getBytes(UTF_8)))
                        .title())
                .hasValue("鸿雁");
    }

    @Test
    void survivesNestingWithoutEnd() {
        assertThat(of("<title>deep</title>" + "<div><b>".repeat(60_000)).title())
                .hasValue("deep");
    }

    @Test
    void knowsPagesByTheirType() {
        assertThat(Summary.isPage(page("text/html;charset=x", new byte[0]))).isTrue();
        assertThat(Summary.isPage(page("application/xhtml+xml", new byte[0]))).isTrue();
        assertThat(Summary.isPage(page("", new byte[0]))).isTrue();
        assertThat(Summary.isPage(page("application/pdf", new byte[0]))).isFalse();
        assertThat(Summary.isPage(page("text/htmlx", new byte[0]))).isFalse();
    }
}
