package io.hongyan.im.plugin;

import org.semver4j.Semver;
import org.semver4j.SemverException;
import org.semver4j.range.RangeListFactory;

/** Versions and ranges of versions, as semver.org and npm write them. */
final class Versions {
    private Versions() {}

    static boolean isVersion(String text) {
        return Semver.isValid(text);
    }

    /** Whether this is a range that some version lies in, as {@code >=0.1.0 <1.0.0}. */
    static boolean isRange(String text) {
        try {
            return !RangeListFactory.create(text).get().isEmpty();
        } catch (SemverException broken) {
            return false;
        }
    }

    /** Negative if the first is older. */
    static int compare(String one, String other) {
        return new Semver(one).compareTo(new Semver(other));
    }

    /** A pre-release counts as what it comes before is counted by its order. */
    static boolean satisfies(String version, String range) {
        return new Semver(version).satisfies(range, true);
    }
}
