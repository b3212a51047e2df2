/** A client of the wire protocol, written from its page alone: it shares no code with the server that it is used to test. */
@NullMarked
package io.hongyan.im.deploy.client;

import org.jspecify.annotations.NullMarked;
