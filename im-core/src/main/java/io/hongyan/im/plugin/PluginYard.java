package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.audit.Actor;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginBook.Report;
import io.hongyan.im.plugin.PluginBook.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings jars into the folder and out of it, and drops what a plugin left behind; all but {@link #take} one at a time. */
final class PluginYard {
    /** The largest jar that is taken by upload, in bytes. */
    static final int LARGEST = 64 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(PluginYard.class);
    private static final Set<PluginState> AT_REST = Set.of(PluginState.STOPPED, PluginState.FAILED);

    private final HostKeeping keeping;
    private final Shelf shelf;
    private final PluginLives lives;

    PluginYard(HostKeeping keeping, Shelf shelf, PluginLives lives) {
        this.keeping = keeping;
        this.shelf = shelf;
        this.lives = lives;
    }

    /**
     * Takes the jars of a plugin out of the folder; what it keeps in the database stays.
     *
     * @return false if there is no such plugin
     * @throws Refused state, if it comes with the server
     */
    boolean remove(String id, Actor actor) {
        List<Path> files = shelf.files(id);
        if (!knows(id)) {
            return false;
        }
        if (files.isEmpty() && shelf.ships(id)) {
            throw new Refused(Code.STATE);
        }
        ObjectNode detail = Json.map();
        ArrayNode names = detail.putArray("files");
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        keeping.audit().write(actor, "plugin.remove", id, detail);
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return true;
    }

    private boolean knows(String id) {
        return lives.slot(id).isPresent()
                || keeping.book().wishes().containsKey(id)
                || keeping.book().reports().stream()
                        .anyMatch(report -> report.plugin().equals(id));
    }

    /**
     * Drops the tables of a plugin that rests on every node, its history, settings, jobs and what waits for its
     * listeners. The numbers of its media types stay. One of the server's own stays stopped.
     *
     * @return false if there is no such plugin
     * @throws Refused state, if it is not stopped
     */
    boolean purge(String id, Actor actor) {
        if (!knows(id)) {
            return false;
        }
        requireRest(id);
        keeping.audit().write(actor, "plugin.purge", id, Json.map());
        List<String> dropped = keeping.storage().purge(id);
        ArrayNode names = Json.list();
        dropped.forEach(names::add);
        keeping.audit().write(actor, "plugin.purged", id, Json.map().set("dropped", names));
        LOG.info("event=plugin-purged plugin={} dropped={}", id, dropped);
        if (!shelf.ids().contains(id)) {
            keeping.book().forget(id);
            lives.forget(id);
        }
        return true;
    }

    private void requireRest(String id) {
        boolean wanted = Optional.ofNullable(keeping.book().wishes().get(id))
                .filter(wish -> wish.wanted() == Wanted.STOPPED)
                .isEmpty();
        boolean runsHere = lives.slot(id).filter(Slot::isRunning).isPresent();
        boolean runsElsewhere = keeping.book().reports().stream()
                .filter(report -> report.plugin().equals(id) && report.node() != keeping.node())
                .map(Report::state)
                .anyMatch(state -> !AT_REST.contains(state));
        if (runsHere || runsElsewhere || (wanted && shelf.ids().contains(id))) {
            throw new Refused(Code.STATE);
        }
    }

    /**
     * Writes a jar into the folder, in the place of the one that was uploaded before for its id.
     *
     * @return the plugin's id
     * @throws Refused not allowed, if uploads are off or the jar is not on the list; too large; content refused, with
     *     the reason, if no plugin can be made of it
     */
    String take(InputStream bytes, Actor actor, Locale language) throws IOException {
        PluginSettings settings =
                keeping.settings().filter(PluginSettings::upload).orElseThrow(() -> new Refused(Code.NOT_ALLOWED));
        Path part = Files.createTempFile(settings.folder(), "upload-", ".part");
        try {
            if (copy(bytes, part) > LARGEST) {
                throw new Refused(Code.TOO_LARGE, Map.of("limit", LARGEST));
            }
            ExternalJar jar = checked(part, settings, language);
            String id = jar.descriptor().id();
            jar.discard();
            keeping.audit()
                    .write(
                            actor,
                            "plugin.upload",
                            id,
                            Json.map()
                                    .put("version", jar.descriptor().version())
                                    .put("sha256", jar.origin().sha256()));
            Files.move(part, settings.folder().resolve(id + ".jar"), StandardCopyOption.ATOMIC_MOVE);
            return id;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long copy(InputStream bytes, Path part) throws IOException {
        InputStream bounded = BoundedInputStream.builder()
                .setInputStream(bytes)
                .setMaxCount(LARGEST + 1L)
                .setPropagateClose(false)
                .get();
        return Files.copy(bounded, part, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ExternalJar checked(Path part, PluginSettings settings, Locale language) {
        try {
            return ExternalJar.take(part, settings);
        } catch (PluginFailure failure) {
            boolean listed = !failure.reason().key().equals("not-allowed");
            Map<String, Object> why = Map.of("reason", failure.reason().in(language));
            throw new Refused(listed ? Code.CONTENT_REFUSED : Code.NOT_ALLOWED, why);
        }
    }
}
