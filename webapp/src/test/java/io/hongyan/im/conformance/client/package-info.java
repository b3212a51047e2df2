/** A client written from the protocol's page alone; it shares no code with the server. */
@NullMarked
package io.hongyan.im.conformance.client;

import org.jspecify.annotations.NullMarked;
