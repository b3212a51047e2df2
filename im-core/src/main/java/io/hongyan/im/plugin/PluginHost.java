package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginBook.Wanted;
import io.hongyan.im.storage.SqlFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of this node: finds their jars, brings each to where it is wanted, and gives out what they bring. A broken
 * one keeps no other from working. Changes are made one at a time, whoever asks for them.
 */
public final class PluginHost {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final int MOST_FAILURES = 1_000;

    private final HostKeeping keeping;
    private final Shelf shelf = new Shelf();
    private final Contributions contributions;
    private final LoaderWatch watch;
    private final PluginLives lives;
    private final PluginYard yard;
    private final Optional<PluginFolder> folder;
    private final Map<String, Reason> unusable = new LinkedHashMap<>();
    private final AtomicBoolean polling = new AtomicBoolean();
    private boolean stopped;

    public PluginHost(HostGround ground) {
        this.keeping = ground.keeping();
        this.contributions = new Contributions(ground.timer(), ground.authenticators());
        this.watch = new LoaderWatch(ground.clock());
        this.folder = keeping.settings().map(settings -> new PluginFolder(settings.folder()));
        TypeRules rules = new TypeRules(keeping.book(), shelf::ships);
        PluginStarter starter = new PluginStarter(
                ground,
                rules,
                watch,
                (id, why) ->
                        ground.threads().newThread(() -> quarantined(id, why)).start());
        PluginMoves moves = new PluginMoves(shelf, starter, contributions, ground.threads());
        PluginNews news = new PluginNews(ground, this::sha256);
        this.lives = new PluginLives(shelf, moves, id -> new PluginLife(id, ground.clock(), List.of(news)));
        this.yard = new PluginYard(keeping, shelf, lives);
    }

    private String sha256(String id) {
        return lives.slot(id).flatMap(Slot::origin).map(Origin::sha256).orElse("");
    }

    /** Starts the plugins that this loader finds, and those of the folder; each that fails is logged with its reason. */
    public synchronized void start(ClassLoader loader) {
        findShipped(loader);
        prepareFolders();
        look(true);
        lives.settle(keeping.book().wishes(), Actor.SYSTEM);
    }

    private void findShipped(ClassLoader loader) {
        Spliterator<ServiceLoader.Provider<Plugin>> found =
                ServiceLoader.load(Plugin.class, loader).stream().spliterator();
        Descriptors descriptors = Descriptors.read(loader);
        boolean more = true;
        while (more && unusable.size() < MOST_FAILURES) {
            try {
                more = found.tryAdvance(
                        provider -> shelf.add(ShippedJar.of(descriptors.of(provider.type()), provider, loader)));
            } catch (RuntimeException | Error failure) {
                LOG.error("event=plugin-failed", SqlFailure.loggable(failure));
                String what = failure instanceof PluginFailure known ? known.plugin() : "" + unusable.size();
                unusable.put(what, Reason.of(failure));
            }
        }
    }

    private void prepareFolders() {
        keeping.settings().ifPresent(settings -> {
            try {
                Folders.prepare(settings);
            } catch (IOException failure) {
                throw new IllegalStateException("im.plugins.dir can't be used: " + settings.folder(), failure);
            }
        });
    }

    /** Looks for changes in the folder and in what is wanted; called every {@link PluginSettings#poll}. */
    public void poll() {
        if (!polling.getAndSet(true)) {
            try {
                change(Actor.SYSTEM, false);
                watch.look();
            } finally {
                polling.set(false);
            }
        }
    }

    /** Looks for changes at once, and gives jars that failed another chance. */
    public synchronized void rescan(Actor actor) {
        keeping.audit().write(actor, "plugin.rescan", "", Json.map());
        shelf.ids().forEach(shelf::forgive);
        change(actor, true);
    }

    private synchronized void change(Actor actor, boolean atOnce) {
        if (!stopped) {
            look(atOnce);
            lives.settle(keeping.book().wishes(), actor);
        }
    }

    private void look(boolean atOnce) {
        folder.ifPresent(jars -> {
            try {
                shelf.take(jars.look(atOnce), keeping.settings().orElseThrow(), lives::isInUse);
            } catch (IOException failure) {
                LOG.error("event=plugin-folder-unreadable: what runs goes on", SqlFailure.loggable(failure));
            }
        });
    }

    /**
     * Wants a plugin started, stopped or quarantined, on every node; done on this one when it returns.
     *
     * @param by whom the reason names
     * @return false if there is no such plugin
     */
    public synchronized boolean want(String id, Wanted wanted, Actor actor, UserName by) {
        Optional<Reason> why =
                wanted == Wanted.STARTED ? Optional.empty() : Optional.of(Reason.of(wanted.word(), by.value()));
        return want(id, wanted, why, actor);
    }

    private synchronized boolean want(String id, Wanted wanted, Optional<Reason> why, Actor actor) {
        if (lives.slot(id).isEmpty() && !keeping.book().wishes().containsKey(id)) {
            return false;
        }
        ObjectNode detail = Json.map().put("wanted", wanted.word());
        why.ifPresent(reason -> detail.put("reason", reason.in(Locale.ENGLISH)));
        keeping.audit().write(actor, "plugin.want", id, detail);
        keeping.book().want(id, wanted, why);
        shelf.forgive(id);
        change(actor, false);
        return true;
    }

    /**
     * Deletes the jars of a plugin from the folder; it ends, and what it keeps stays.
     *
     * @return false if there is no such plugin
     * @throws Refused state, if it comes with the server
     */
    public synchronized boolean remove(String id, Actor actor) {
        boolean known = yard.remove(id, actor);
        change(actor, known);
        return known;
    }

    /**
     * Drops everything that a plugin keeps, whose jar is gone or which is stopped, on every node.
     *
     * @return false if there is no such plugin
     * @throws Refused state, if it is not stopped
     */
    public synchronized boolean purge(String id, Actor actor) {
        return yard.purge(id, actor);
    }

    /**
     * Takes an uploaded jar and starts it, or tries to.
     *
     * @param bytes is read to the end or beyond the bound, not closed
     * @param language of the reason, if it is refused
     * @return the plugin's id
     * @throws Refused not allowed, too large, content refused with the reason
     */
    public String upload(InputStream bytes, Actor actor, Locale language) throws IOException {
        String id = yard.take(bytes, actor, language);
        change(actor, true);
        return id;
    }

    private void quarantined(String id, Reason why) {
        try {
            boolean unused = want(id, Wanted.QUARANTINED, Optional.of(why), Actor.SYSTEM);
        } catch (RuntimeException failure) {
            LOG.error("event=plugin-quarantine-not-kept plugin={}", id, SqlFailure.loggable(failure));
        }
    }

    /** What waits for listeners; none without a database. */
    public Optional<ListenerDesk> listeners() {
        return ListenerDesk.of(keeping);
    }

    /** When jobs run; none without a database. */
    public Optional<JobDesk> jobs() {
        return JobDesk.of(keeping, this::jobs);
    }

    private List<RunningJob> jobs(String id) {
        return slot(id).flatMap(Slot::running)
                .map(running -> running.brought().jobs())
                .orElse(List.of());
    }

    /** The media types that can be sent. */
    public MediaTypes types() {
        return contributions.types();
    }

    /** The commands that can be called. */
    public PluginCommands commands() {
        return contributions.commands();
    }

    /** The filters in the order in which they run. */
    public List<Filter> filters() {
        return contributions.filters();
    }

    /**
     * The type and the filters for one message, to be closed when the message is committed or refused; at once, or when
     * a plugin of them was replaced, within five seconds. Fails with {@link Refused}.
     */
    public CompletableFuture<Lease> lease(JsonNode media) {
        return contributions.lease(media);
    }

    /** Is called after the set of media types changed; does not wait. */
    public void listen(Runnable listener) {
        contributions.listen(listener);
    }

    /** A page module or what lies beside it, of the jar that runs at this moment; empty for any other hash. */
    public Optional<byte[]> page(String id, String hash, String file) throws IOException {
        Optional<RunningPlugin> running = lives.slot(id)
                .flatMap(Slot::running)
                .filter(one -> one.archive().origin().shortHash().equals(hash));
        return running.isEmpty()
                ? Optional.empty()
                : running.get().loaded().file(running.get().descriptor().uiFolder() + file);
    }

    /** Why plugins do not run that should, each a sentence for whoever runs the server. */
    public List<String> failures() {
        return reports().failures();
    }

    /** Jars that no plugin can be made of, by file or class, and why. */
    synchronized Map<String, Reason> unusable() {
        Map<String, Reason> all = new LinkedHashMap<>(unusable);
        all.putAll(shelf.broken());
        return all;
    }

    /** How the plugins are, for administrators. */
    public PluginReports reports() {
        return new PluginReports(this, keeping.book());
    }

    Collection<Slot> slots() {
        return lives.slots();
    }

    Optional<Slot> slot(String id) {
        return lives.slot(id);
    }

    LoaderWatch.Remains remains(String id) {
        return watch.of(id);
    }

    /** Takes no more calls, lets those that run end, within seconds, and gives the plugins up. */
    public synchronized void stop() {
        stopped = true;
        PluginMoves.endAll(
                lives.slots().stream().flatMap(slot -> slot.running().stream()).toList());
    }
}
