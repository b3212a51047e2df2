package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import org.junit.jupiter.api.Tag;

/** The suite with packets posted in JSON. */
@Tag("full")
class HttpJsonConformanceIT extends ConformanceIT {
    HttpJsonConformanceIT() {
        super(Door.HTTP_JSON);
    }
}
