package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import org.junit.jupiter.api.Tag;

/** The suite over WebSockets in MessagePack. */
@Tag("full")
class WsMsgpackConformanceIT extends ConformanceIT implements ConnectionCases, MsgpackCases {
    WsMsgpackConformanceIT() {
        super(Door.WS_MSGPACK);
    }
}
