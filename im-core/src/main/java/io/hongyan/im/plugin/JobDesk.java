package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.audit.Audit;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When the jobs of plugins ran and run next, for administrators. */
public final class JobDesk {
    private final Transactions transactions;
    private final JobBook book;
    private final Audit audit;
    private final Function<String, Collection<RunningJob>> running;

    /** @param running the jobs of a plugin on this node */
    JobDesk(Transactions transactions, JobBook book, Audit audit, Function<String, Collection<RunningJob>> running) {
        this.transactions = transactions;
        this.book = book;
        this.audit = audit;
        this.running = running;
    }

    /** Empty without a database. */
    static Optional<JobDesk> of(HostKeeping keeping, Function<String, Collection<RunningJob>> running) {
        PluginStorage storage = keeping.storage();
        return storage.ground()
                .flatMap(ground ->
                        storage.jobs().map(book -> new JobDesk(ground.transactions(), book, keeping.audit(), running)));
    }

    /** Of all jobs of a plugin, whether it runs or not: {@code name, nextRun, lastRun?, node?, millis?, error?}. */
    ArrayNode runs(String plugin) {
        ArrayNode items = Json.list();
        runsOf(plugin).forEach(run -> {
            ObjectNode item = items.addObject().put("name", run.job()).put("nextRun", run.next());
            if (run.last() > 0) {
                item.put("lastRun", run.last());
            }
            run.node().ifPresent(node -> item.put("node", node));
            run.millis().ifPresent(millis -> item.put("millis", millis));
            run.error().ifPresent(error -> item.put("error", error));
        });
        return items;
    }

    private List<JobBook.Run> runsOf(String plugin) {
        return transactions.call(() -> book.runs(plugin));
    }

    /**
     * Makes a job due at once, whatever node runs it; audited.
     *
     * @return false if there is no such job
     * @throws Refused state, if it runs at this moment, or its plugin does not run on this node
     */
    public boolean run(String plugin, String job, Actor actor) {
        if (runsOf(plugin).stream().noneMatch(run -> run.job().equals(job))) {
            return false;
        }
        RunningJob here = running.apply(plugin).stream()
                .filter(each -> each.name().equals(job))
                .findFirst()
                .orElseThrow(() -> new Refused(Code.STATE));
        transactions.run(() -> {
            if (!book.hurry(plugin, job)) {
                throw new Refused(Code.STATE);
            }
            audit.write(actor, "plugin.run-job", plugin, Json.map().put("job", job));
        });
        here.hurry();
        return true;
    }
}
