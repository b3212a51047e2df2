package io.hongyan.im.conversation;

import io.hongyan.im.api.BlobId;
import java.util.Optional;

/**
 * What those who run a group say of it.
 *
 * @param notice what the group is about; empty without one
 */
public record GroupCard(String name, Optional<BlobId> picture, String notice, GroupRules rules) {}
