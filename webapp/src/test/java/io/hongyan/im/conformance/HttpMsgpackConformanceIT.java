package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import org.junit.jupiter.api.Tag;

/** The suite with packets posted in MessagePack. */
@Tag("full")
class HttpMsgpackConformanceIT extends ConformanceIT {
    HttpMsgpackConformanceIT() {
        super(Door.HTTP_MSGPACK);
    }
}
