package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import org.junit.jupiter.api.Tag;

/** The suite over framed sockets in JSON. */
@Tag("full")
class TcpJsonConformanceIT extends ConformanceIT implements ConnectionCases, JsonLimitsCases, TcpFrameCases {
    TcpJsonConformanceIT() {
        super(Door.TCP_JSON);
    }
}
