package io.hongyan.im.blob;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes bytes in: counted, typed, cleaned, measured and durable before it returns. */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int AT_ONCE = 4;
    private static final long AGAIN_MILLIS = 1_000;

    private final Transactions transactions;
    private final BlobBook book;
    private final Clock clock;
    private final BlobSettings settings;
    private final Path arrivals;
    private final Workshop workshop;
    private final Keeping keeping;
    private final Cache<AccountId, Long> begins = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfter(Expiry.creating((owner, bytes) -> Duration.ofDays(1)))
            .build();
    private final Map<AccountId, Integer> running = new ConcurrentHashMap<>();

    Uploads(BlobGround ground, BlobBook book, ByteStore store) {
        this.transactions = ground.transactions();
        this.book = book;
        this.clock = ground.clock();
        this.settings = ground.settings();
        this.arrivals = ground.home().resolve("arrivals");
        this.workshop = new Workshop(ground.settings());
        this.keeping = new Keeping(ground.transactions(), book, store, ground.ids(), ground.clock());
    }

    /** Where uploads lie while they come. */
    Path arrivals() {
        return arrivals;
    }

    /**
     * Keeps the bytes of a stream, which stays open.
     *
     * @param name as claimed, for those who save it
     * @throws Refused too large, naming the limit in bytes; malformed, without any bytes; too fast, with four uploads of
     *     this account under way; overloaded
     */
    public StoredBlob take(AccountId owner, Use use, String name, InputStream in) throws IOException {
        if (running.merge(owner, 1, Integer::sum) > AT_ONCE) {
            leave(owner);
            throw Refused.tooFast(AGAIN_MILLIS);
        }
        try (Arrival arrival = new Arrival(arrivals, settings.free())) {
            arrival.receive(in, room(owner, use));
            Product product = workshop.work(arrival.raw(), arrival.folder());
            StoredBlob blob = keeping.keep(new Keeping.Label(owner, FileName.of(name)), product);
            LOG.info(
                    "event=blob-stored account={} blob={} type={} bytes={}",
                    owner,
                    blob.id(),
                    blob.facts().type(),
                    blob.bytes().size());
            return blob;
        } finally {
            leave(owner);
        }
    }

    /**
     * Counts an upload that begins and may go on later.
     *
     * @throws Refused too large, if an account begins more in a day than it may upload
     */
    public void reserve(AccountId owner, long bytes) {
        long begun = begins.asMap().merge(owner, bytes, Long::sum);
        if (begun > 2 * settings.perDay()) {
            throw new Refused(Code.TOO_LARGE, Map.of("limit", settings.perDay(), "unit", "bytes a day"));
        }
    }

    private void leave(AccountId owner) {
        running.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
    }

    /**
     * How many bytes this account may upload for a use now.
     *
     * @throws Refused too large, if it uploaded all that it may in a day
     */
    public long room(AccountId owner, Use use) {
        long today = transactions.call(() -> book.uploaded(owner, clock.millis() - DAY));
        if (today >= settings.perDay()) {
            throw new Refused(Code.TOO_LARGE, Map.of("limit", settings.perDay(), "unit", "bytes a day"));
        }
        return use.most(settings);
    }
}
