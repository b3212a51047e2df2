package io.hongyan.im.server;

import io.hongyan.im.storage.SqlFailure;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does on the workers what nobody waits for: a failure is logged, and what comes while the server stops is dropped. */
final class Background implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor workers;
    private final String what;

    Background(Executor workers, String what) {
        this.workers = workers;
        this.what = what;
    }

    @Override
    public void execute(Runnable work) {
        try {
            workers.execute(() -> run(work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("event=background-dropped what={} reason=stopping", what);
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("event=background-failed what={}", what, SqlFailure.loggable(failure));
        }
    }
}
