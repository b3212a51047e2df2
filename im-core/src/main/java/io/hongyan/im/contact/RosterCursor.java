package io.hongyan.im.contact;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From where {@code roster} goes on, opaque to clients. Moments are of the database's clock.
 *
 * @param since what changed at or after this moment is asked for; 0 for everything
 * @param began the version of this round: when its first page was made, set back by the longest transaction, so that a
 *     commit that overtakes another is never missed
 * @param after the last person of the page before; none on the first
 * @param reset whether changes were asked for that can't be told any more
 */
record RosterCursor(long since, long began, Optional<AccountId> after, boolean reset) {
    private static final long SET_BACK = TimeUnit.SECONDS.toMillis(Transactions.LIMIT_SECONDS);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,15}");
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})-([0-9A-Z]{13})");

    static RosterCursor of(Fields body, long now) {
        Optional<String> cursor = body.text("cursor");
        if (cursor.isPresent()) {
            return next(cursor.get());
        }
        long since = body.text("since").map(RosterCursor::version).orElse(0L);
        boolean asked = body.text("since").isPresent();
        boolean told = since <= now && since >= now - ContactSettings.KEPT.toMillis();
        return new RosterCursor(asked && told ? since : 0, now - SET_BACK, Optional.empty(), asked && !told);
    }

    private static long version(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw Refused.malformed("since");
        }
        return Long.parseLong(text);
    }

    private static RosterCursor next(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !AccountId.isValid(form.group(3))) {
            throw Refused.malformed("cursor");
        }
        return new RosterCursor(
                Long.parseLong(form.group(1)),
                Long.parseLong(form.group(2)),
                Optional.of(AccountId.of(form.group(3))),
                false);
    }

    String after(AccountId last) {
        return since + "-" + began + "-" + last;
    }

    String version() {
        return Long.toString(began);
    }
}
