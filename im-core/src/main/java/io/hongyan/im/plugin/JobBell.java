package io.hongyan.im.plugin;

import java.util.List;

/** Where a plugin asks for its own jobs, which are made after it was given the host. */
final class JobBell {
    private volatile List<RunningJob> jobs = List.of();

    void reach(List<RunningJob> all) {
        jobs = all;
    }

    /** @throws IllegalArgumentException if there is no such job */
    void ring(String job) {
        jobs.stream()
                .filter(one -> one.name().equals(job))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plugin has no job " + job))
                .want();
    }
}
