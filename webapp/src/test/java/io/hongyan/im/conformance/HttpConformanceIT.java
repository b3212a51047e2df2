package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;

/** What http alone has, and of the rest what its way through the server could change. */
class HttpConformanceIT extends ServerIT
        implements PostCases,
                EventStreamCases,
                MessageCases,
                RetryCases,
                HeadlineCases,
                SyncCases,
                ReadCases,
                PresenceCases,
                TypingCases,
                GroupCases {
    HttpConformanceIT() {
        super(Door.HTTP_JSON);
    }
}
