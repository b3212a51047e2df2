package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;

/** What is the same over every protocol, with packets posted in JSON. */
class HttpJsonConformanceIT extends ConformanceIT implements PostCases, EventStreamCases {
    HttpJsonConformanceIT() {
        super(Door.HTTP_JSON);
    }
}
