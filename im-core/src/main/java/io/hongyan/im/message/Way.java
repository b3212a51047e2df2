package io.hongyan.im.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.session.Session;
import java.util.concurrent.CompletableFuture;

/**
 * A message under way: where it came from and who waits for what becomes of it.
 *
 * @param made whether the server made it, of messages that are stored
 */
record Way(Session session, Letter letter, boolean made, CompletableFuture<JsonNode> answer) {}
