package io.hongyan.im.plugin.poll;

import java.util.List;

/**
 * How a poll stands, for everybody who can see it.
 *
 * @param counts votes of each option
 * @param voters people who voted
 */
record PollState(String poll, List<Long> counts, long voters, boolean closed) {}
