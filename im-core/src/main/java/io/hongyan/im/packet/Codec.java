package io.hongyan.im.packet;

/** How packets are written. */
public enum Codec {
    JSON,
    MSGPACK
}
