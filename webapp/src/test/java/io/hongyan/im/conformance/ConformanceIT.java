package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;

/** All that is the same whatever door people come by. */
abstract class ConformanceIT extends ServerIT implements EveryDoorCases {
    ConformanceIT(Door door) {
        super(door);
    }
}
