package io.hongyan.im.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that was done.
 *
 * @param time milliseconds since 1970
 */
public record Act(long time, Actor actor, String action, String subject, ObjectNode detail) {}
