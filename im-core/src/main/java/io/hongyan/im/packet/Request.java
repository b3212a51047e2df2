package io.hongyan.im.packet;

import java.util.Optional;

/** A packet that a client sent, read and found to be of the protocol's form. */
public record Request(int op, Optional<String> id, Fields body) {}
