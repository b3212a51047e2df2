package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;

/** The suite over framed sockets in MessagePack. */
class TcpMsgpackConformanceIT extends ConformanceIT implements ConnectionCases, MsgpackCases, TcpFrameCases {
    TcpMsgpackConformanceIT() {
        super(Door.TCP_MSGPACK);
    }
}
