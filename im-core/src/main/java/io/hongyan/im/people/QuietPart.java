package io.hongyan.im.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Quiet;
import io.hongyan.im.account.Quiet.Hours;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code dnd} and {@code quiet} of a profile: when the person's devices make no noise. */
public final class QuietPart implements ProfilePart {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Accounts accounts;

    public QuietPart(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void show(AccountId who, ObjectNode answer) {
        // stands in the account itself, see write
    }

    static void write(Quiet quiet, ObjectNode answer) {
        quiet.hours()
                .ifPresent(hours -> answer.putObject("dnd")
                        .put("from", hours.begin())
                        .put("to", hours.end())
                        .put("zone", hours.zone().getId()));
        if (quiet.besideDesktop()) {
            answer.put("quiet", true);
        }
    }

    @Override
    public void change(AccountId who, Fields body) {
        if (!body.has("dnd") && !body.has("quiet")) {
            return;
        }
        Optional<Hours> hours = body.map("dnd").map(Fields::of).map(QuietPart::hours);
        boolean beside = body.flag("quiet");
        accounts.change(who, account -> {
            Quiet same = account.quiet();
            Quiet timed = body.has("dnd") ? same.withHours(hours) : same;
            return account.withQuiet(body.has("quiet") ? timed.withBesideDesktop(beside) : timed);
        });
    }

    private static Hours hours(Fields dnd) {
        Hours hours = new Hours(time(dnd, "from"), time(dnd, "to"), zone(dnd));
        if (hours.from().equals(hours.to())) {
            throw Refused.malformed("dnd.to");
        }
        return hours;
    }

    private static LocalTime time(Fields dnd, String name) {
        return dnd.text(name)
                .filter(text -> TIME.matcher(text).matches())
                .map(LocalTime::parse)
                .orElseThrow(() -> Refused.malformed("dnd." + name));
    }

    private static ZoneId zone(Fields dnd) {
        return dnd.text("zone")
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElseThrow(() -> Refused.malformed("dnd.zone"));
    }

    @Override
    public void renamed(AccountId who) {
        // nothing here shows a name
    }
}
