package io.hongyan.im.conformance.client;

/** By which protocol and in which codec packets travel. */
public enum Door {
    WS_JSON,
    WS_MSGPACK,
    TCP_JSON,
    TCP_MSGPACK,
    HTTP_JSON,
    HTTP_MSGPACK;

    /** Whether packets are posted, and pushes come by a stream. */
    public boolean isHttp() {
        return this == HTTP_JSON || this == HTTP_MSGPACK;
    }

    boolean isTcp() {
        return this == TCP_JSON || this == TCP_MSGPACK;
    }

    public boolean isMsgpack() {
        return this == WS_MSGPACK || this == TCP_MSGPACK || this == HTTP_MSGPACK;
    }
}
