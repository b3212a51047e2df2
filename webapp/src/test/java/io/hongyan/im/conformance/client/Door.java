package io.hongyan.im.conformance.client;

/** By which protocol and in which codec packets travel. */
public enum Door {
    WS_JSON,
    WS_MSGPACK,
    TCP_JSON,
    TCP_MSGPACK;

    boolean isTcp() {
        return this == TCP_JSON || this == TCP_MSGPACK;
    }

    public boolean isMsgpack() {
        return this == WS_MSGPACK || this == TCP_MSGPACK;
    }
}
