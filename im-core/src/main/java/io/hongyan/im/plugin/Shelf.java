package io.hongyan.im.plugin;

import io.hongyan.im.plugin.PluginFolder.Look;
import io.hongyan.im.plugin.PluginFolder.Stamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars that there are, and which of them a plugin is to run from. Used by one thread at a time. */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Map<String, ShippedJar> shipped = new LinkedHashMap<>();
    private final Map<Path, Place> places = new TreeMap<>();
    private final Map<PluginArchive, Reason> rejected = new HashMap<>();
    private final List<ExternalJar> dropped = new ArrayList<>();

    /**
     * What lies under one file name.
     *
     * @param jar what the file holds now
     * @param before what it held when the running plugin was made of it
     * @param problem why there is no jar
     */
    private record Place(
            Stamp stamp, Optional<ExternalJar> jar, Optional<ExternalJar> before, Optional<Reason> problem) {}

    /** @throws PluginFailure if another has its id */
    void add(ShippedJar jar) {
        ShippedJar other = shipped.putIfAbsent(jar.descriptor().id(), jar);
        if (other != null) {
            throw PluginFailure.because(jar.descriptor().id(), "same-id", other.entryPoint(), jar.entryPoint());
        }
    }

    boolean ships(String id) {
        return shipped.containsKey(id);
    }

    /** Takes what changed in the folder. */
    void take(Look look, PluginSettings settings, Predicate<PluginArchive> inUse) {
        look.settled().forEach((file, stamp) -> {
            Place old = places.get(file);
            if (old == null || !old.stamp.equals(stamp)) {
                places.put(file, place(file, stamp, settings, Optional.ofNullable(old), inUse));
            }
        });
        places.entrySet().removeIf(place -> {
            boolean gone = !look.present().contains(place.getKey());
            if (gone) {
                LOG.info("event=plugin-jar-gone file={}", place.getKey().getFileName());
                held(place.getValue()).forEach(dropped::add);
            }
            return gone;
        });
    }

    private Place place(
            Path file, Stamp stamp, PluginSettings settings, Optional<Place> old, Predicate<PluginArchive> inUse) {
        List<ExternalJar> held = old.map(Shelf::held).orElse(Stream.empty()).toList();
        Optional<ExternalJar> running = held.stream().filter(inUse).findFirst();
        try {
            ExternalJar jar = ExternalJar.take(file, settings);
            LOG.info(
                    "event=plugin-jar-found file={} plugin={} version={} sha256={}",
                    file.getFileName(),
                    jar.descriptor().id(),
                    jar.descriptor().version(),
                    jar.origin().sha256());
            held.forEach(dropped::add);
            Optional<ExternalJar> before = running.filter(
                    one -> one.descriptor().id().equals(jar.descriptor().id()));
            before.ifPresent(dropped::remove);
            return same(jar, before)
                    ? new Place(stamp, before, Optional.empty(), Optional.empty())
                    : new Place(stamp, Optional.of(jar), before, Optional.empty());
        } catch (PluginFailure failure) {
            LOG.error("event=plugin-jar-refused file={} reason=\"{}\"", file.getFileName(), failure.getMessage());
            held.forEach(dropped::add);
            running.ifPresent(dropped::remove);
            return new Place(stamp, Optional.empty(), running, Optional.of(failure.reason()));
        }
    }

    /** The file was only written again. */
    private boolean same(ExternalJar jar, Optional<ExternalJar> before) {
        boolean same = before.filter(
                        one -> one.origin().sha256().equals(jar.origin().sha256()))
                .isPresent();
        if (same) {
            dropped.add(jar);
        }
        return same;
    }

    private static Stream<ExternalJar> held(Place place) {
        return Stream.concat(place.jar.stream(), place.before.stream());
    }

    /** The ids of all plugins that there are jars of, the shipped first. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(shipped.keySet());
        places.values().stream()
                .flatMap(Shelf::held)
                .forEach(jar -> ids.add(jar.descriptor().id()));
        return ids;
    }

    /** The files of the folder that hold a jar of this plugin, or held the one that runs. */
    List<Path> files(String id) {
        return places.entrySet().stream()
                .filter(place -> held(place.getValue())
                        .anyMatch(jar -> jar.descriptor().id().equals(id)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The jar that this plugin is to run from: the newest of those outside the WAR, if it is newer than the shipped one;
     * else what ran before its file was replaced; else the shipped one. Rejected ones are passed over.
     */
    Optional<PluginArchive> choose(String id) {
        return Stream.of(
                        external(id)
                                .filter(jar -> !isShadowed(jar))
                                .filter(jar -> !rejected.containsKey(jar))
                                .max(Comparator.comparing(
                                                (ExternalJar jar) ->
                                                        jar.descriptor().version(),
                                                Versions::compare)
                                        .thenComparing(jar -> jar.origin().file(), Comparator.reverseOrder())),
                        before(id).filter(jar -> !rejected.containsKey(jar)).findFirst(),
                        ours(id).filter(jar -> !rejected.containsKey(jar)))
                .<PluginArchive>flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<ExternalJar> external(String id) {
        return places.values().stream()
                .flatMap(place -> place.jar.stream())
                .filter(jar -> jar.descriptor().id().equals(id));
    }

    private Stream<ExternalJar> before(String id) {
        return places.values().stream()
                .flatMap(place -> place.before.stream())
                .filter(jar -> jar.descriptor().id().equals(id));
    }

    private Optional<ShippedJar> ours(String id) {
        return Optional.ofNullable(shipped.get(id));
    }

    private boolean isShadowed(ExternalJar jar) {
        return ours(jar.descriptor().id())
                .filter(ours -> !jar.descriptor().isNewerThan(ours.descriptor()))
                .isPresent();
    }

    void reject(PluginArchive jar, Reason reason) {
        rejected.put(jar, reason);
    }

    /** No jar of this plugin that is here now may run; a new one may. */
    void rejectAll(String id, Reason reason) {
        external(id).forEach(jar -> reject(jar, reason));
        before(id).forEach(jar -> reject(jar, reason));
        ours(id).ifPresent(jar -> reject(jar, reason));
    }

    /** Gives the jars of this plugin another chance. */
    void forgive(String id) {
        rejected.keySet().removeIf(jar -> jar.descriptor().id().equals(id));
    }

    /** Why a jar of this plugin is not the one that runs. */
    Optional<Reason> problem(String id) {
        Stream<Reason> refused = external(id).flatMap(jar -> Optional.ofNullable(rejected.get(jar)).stream());
        Stream<Reason> shadowed = ours(id).stream()
                .flatMap(ours -> external(id)
                        .filter(this::isShadowed)
                        .map(jar -> Reason.of(
                                "not-newer",
                                ours.descriptor().version(),
                                jar.descriptor().version())));
        Stream<Reason> unreadable = places.values().stream()
                .filter(place -> place.before
                        .filter(jar -> jar.descriptor().id().equals(id))
                        .isPresent())
                .flatMap(place -> place.problem.stream());
        return Stream.of(refused, shadowed, unreadable).flatMap(each -> each).findFirst();
    }

    /** The files that no plugin can be made of, and why. */
    Map<String, Reason> broken() {
        Map<String, Reason> broken = new TreeMap<>();
        places.forEach((file, place) -> place.problem
                .filter(problem -> place.before.isEmpty())
                .ifPresent(problem -> broken.put(String.valueOf(file.getFileName()), problem)));
        return broken;
    }

    /** The plugin runs from another jar now: what its file held before is not needed any more. */
    void settled(PluginArchive running) {
        places.replaceAll((file, place) -> {
            if (place.jar.isPresent() && place.jar.get() == running) {
                place.before.ifPresent(dropped::add);
                return new Place(place.stamp, place.jar, Optional.empty(), place.problem);
            }
            return place;
        });
    }

    /** Deletes the copies of jars that nothing runs from and no file holds. */
    void sweep(Predicate<PluginArchive> inUse) {
        dropped.removeIf(jar -> {
            boolean idle = !inUse.test(jar);
            if (idle) {
                jar.discard();
                rejected.remove(jar);
            }
            return idle;
        });
    }
}
