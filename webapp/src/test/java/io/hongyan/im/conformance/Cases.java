package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;

/** What a group of cases needs. */
interface Cases {
    Stage stage();

    /** Somebody new, logged in. */
    default Session online() {
        return stage().online();
    }
}
