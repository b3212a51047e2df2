package io.hongyan.im.plugin.link;

import io.hongyan.im.api.Web.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself: Open Graph first, then Twitter's cards, then plain HTML. */
record Summary(Optional<String> title, Optional<String> description, Optional<URI> cover) {
    private static final int TITLE = 200;
    private static final int DESCRIPTION = 500;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    // controls, and marks that turn the direction of what follows
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");

    /** Whether it is HTML, as far as its server says. */
    static boolean isPage(Page page) {
        return Stream.of("", "text/html", "application/xhtml+xml")
                .anyMatch(page.type().replaceFirst(";.*", "").strip()::equals);
    }

    static Summary of(Page page) {
        Document document = parsed(page);
        return new Summary(
                first(document, TITLE, "meta[property=og:title]", "meta[name=twitter:title]", "head > title"),
                first(
                        document,
                        DESCRIPTION,
                        "meta[property=og:description]",
                        "meta[name=twitter:description]",
                        "meta[name=description]"),
                picture(document));
    }

    private static Document parsed(Page page) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page.bytes()),
                    charset(page.type()),
                    page.address().toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** None if the page itself has to say it. */
    private static @Nullable String charset(String type) {
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
        } catch (IllegalCharsetNameException unknown) {
            return null;
        }
    }

    private static Optional<String> first(Document document, int most, String... places) {
        return elements(document, places)
                .map(element -> element.normalName().equals("title") ? element.text() : element.attr("content"))
                .map(text -> clean(text, most))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Optional<URI> picture(Document document) {
        return elements(
                        document,
                        "meta[property=og:image:secure_url]",
                        "meta[property=og:image]",
                        "meta[property=og:image:url]",
                        "meta[name=twitter:image]",
                        "meta[name=twitter:image:src]",
                        "link[rel=image_src]")
                .map(element -> element.absUrl(element.normalName().equals("link") ? "href" : "content"))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .flatMap(Address::of);
    }

    private static Stream<Element> elements(Document document, String... places) {
        return Arrays.stream(places).flatMap(place -> document.select(place).stream());
    }

    private static String clean(String text, int most) {
        String clean = SPACE.matcher(UNSEEN.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most - 1)).strip() + "…";
    }
}
