package io.hongyan.im.plugin.link;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Web.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Looks once at what a link leads to, and is back before the message is late. */
final class Visit {
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration FOR_THE_PAGE = Duration.ofMillis(1_500);
    private static final Duration FOR_ALL = Duration.ofMillis(2_200);
    private static final Duration TEDIOUS = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMillis(100);

    // what the server cleans
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Host host;
    private final SlowHosts slow;
    private final UserName sender;
    private final Instant end;

    Visit(Host host, SlowHosts slow, UserName sender) {
        this.host = host;
        this.slow = slow;
        this.sender = sender;
        this.end = host.clock().instant().plus(FOR_ALL);
    }

    Link describe(String url) {
        Link bare = new Link(url, null, null, null);
        try {
            return Address.of(url)
                    .flatMap(address -> page(address, FOR_THE_PAGE))
                    .map(page -> describe(bare, page))
                    .orElse(bare);
        } catch (RuntimeException failure) {
            // of a parser on somebody's page
            host.log().log(System.Logger.Level.WARNING, "event=page-unread", failure);
            return bare;
        }
    }

    private Link describe(Link link, Page page) {
        if (isPicture(page)) {
            return new Link(link.url(), null, null, kept(page).orElse(null));
        }
        if (!Summary.isPage(page)) {
            return link;
        }
        Summary summary = Summary.of(page);
        BlobId cover = summary.cover().flatMap(this::cover).orElse(null);
        return new Link(
                link.url(), summary.title().orElse(null), summary.description().orElse(null), cover);
    }

    private Optional<BlobId> cover(URI address) {
        Duration left = Duration.between(host.clock().instant(), end);
        return left.compareTo(LEAST) < 0
                ? Optional.empty()
                : page(address, left).filter(Visit::isPicture).flatMap(this::kept);
    }

    private Optional<Page> page(URI address, Duration within) {
        Optional<String> name = Optional.ofNullable(address.getRawAuthority());
        Instant start = host.clock().instant();
        if (slow.contains(name, start)) {
            return Optional.empty();
        }
        try {
            return Optional.of(host.web().get(address, MOST_BYTES + 1, within));
        } catch (IOException failure) {
            host.log().log(System.Logger.Level.DEBUG, "event=page-missed reason={0}", failure.getMessage());
            Instant now = host.clock().instant();
            if (Duration.between(start, now).compareTo(TEDIOUS) >= 0) {
                slow.add(name, now);
            }
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** As far as its server says; what it is, the blobs find out. */
    private static boolean isPicture(Page page) {
        return SHOWN.stream().anyMatch(page.type()::startsWith);
    }

    private Optional<BlobId> kept(Page picture) {
        if (picture.bytes().length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            Blob blob = host.blobs().store(sender, "cover", picture.bytes());
            return Optional.of(blob).filter(kept -> SHOWN.contains(kept.type())).map(Blob::id);
        } catch (IOException unfit) {
            host.log().log(System.Logger.Level.DEBUG, "event=cover-not-kept");
            return Optional.empty();
        }
    }
}
