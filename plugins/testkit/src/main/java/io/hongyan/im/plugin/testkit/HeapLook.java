package io.hongyan.im.plugin.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shark.CloseableHeapGraph;
import shark.HeapAnalysis;
import shark.HeapAnalysisSuccess;
import shark.HeapAnalyzer;
import shark.HeapGraph;
import shark.HeapObject.HeapClass;
import shark.HeapObject.HeapInstance;
import shark.HprofHeapGraph;
import shark.HprofRecordTag;
import shark.IgnoredReferenceMatcher;
import shark.ObjectInspectors;
import shark.ReferenceMatcher;
import shark.ReferencePattern.InstanceFieldPattern;

/** Looks through a dump of this process's memory for what holds a plugin's class loader. */
final class HeapLook {
    private static final String LOADER = "io.hongyan.im.plugin.PluginLoader";
    private static final int MOST = 5;

    private HeapLook() {}

    /** The shortest ways from where the collector begins to what the loader loaded, for people to read. */
    static String holders(String plugin) {
        try {
            Path folder = Files.createTempDirectory("heap");
            Path dump = folder.resolve("heap.hprof");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpHeap(dump.toString(), true);
                return told(analysis(dump));
            } finally {
                Files.deleteIfExists(dump);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static HeapAnalysis analysis(Path dump) throws IOException {
        try (CloseableHeapGraph graph =
                HprofHeapGraph.Companion.openHeapGraph(dump.toFile(), null, HprofRecordTag.Companion.getRootTags())) {
            return new HeapAnalyzer(step -> {})
                    .analyze(
                            dump.toFile(),
                            graph,
                            HeapLook::loaded,
                            weak(),
                            false,
                            List.of(ObjectInspectors.THREAD, ObjectInspectors.ANONYMOUS_CLASS),
                            all -> Map.of());
        }
    }

    private static List<ReferenceMatcher> weak() {
        return Stream.of("WeakReference", "SoftReference", "PhantomReference", "FinalReference")
                .<ReferenceMatcher>map(kind ->
                        new IgnoredReferenceMatcher(new InstanceFieldPattern("java.lang.ref." + kind, "referent")))
                .toList();
    }

    /** The loader, its classes and their instances. */
    private static Set<Long> loaded(HeapGraph graph) {
        Set<Long> loaders = new HashSet<>();
        HeapClass type = graph.findClassByName(LOADER);
        if (type != null) {
            for (Iterator<HeapInstance> all = type.getInstances().iterator(); all.hasNext(); ) {
                loaders.add(all.next().getObjectId());
            }
        }
        Set<Long> found = new HashSet<>(loaders);
        for (Iterator<HeapClass> all = graph.getClasses().iterator(); all.hasNext(); ) {
            HeapClass one = all.next();
            if (loaders.contains(one.readRecord().getClassLoaderId())) {
                found.add(one.getObjectId());
                for (Iterator<HeapInstance> its = one.getInstances().iterator(); its.hasNext(); ) {
                    found.add(its.next().getObjectId());
                }
            }
        }
        return found;
    }

    private static String told(HeapAnalysis analysis) {
        if (!(analysis instanceof HeapAnalysisSuccess success)) {
            return "the dump of the memory can't be read: " + analysis;
        }
        String ways = success.getApplicationLeaks().stream()
                .limit(MOST)
                .map(leak -> leak.getLeakTraces().get(0).toString())
                .collect(Collectors.joining("\n\n"));
        return ways.isEmpty() ? "nothing that a dump of the memory shows" : ways;
    }
}
