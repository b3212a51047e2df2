package io.hongyan.im.command;

import io.hongyan.im.id.Ids;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.SqlFailure;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a failure of ours an id that stands in the answer as well as in the log. */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final Ids ids;

    public Incidents(Ids ids) {
        this.ids = ids;
    }

    /** Logs the failure and returns what the client is told. */
    public Refused report(String where, Throwable failure) {
        String incident = Long.toString(ids.next(), 36);
        LOG.error("event=incident incident={} where=\"{}\"", incident, where, SqlFailure.loggable(failure));
        return new Refused(Code.INTERNAL, Map.of("incident", incident));
    }
}
