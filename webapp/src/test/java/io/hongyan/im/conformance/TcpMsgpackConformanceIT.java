package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import org.junit.jupiter.api.Tag;

/** The suite over framed sockets in MessagePack; in every build on Payara. */
@Tag("full")
class TcpMsgpackConformanceIT extends ConformanceIT implements ConnectionCases, MsgpackCases, TcpFrameCases {
    TcpMsgpackConformanceIT() {
        super(Door.TCP_MSGPACK);
    }
}
