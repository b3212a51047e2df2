package io.hongyan.im.packet;

import java.util.Optional;

/**
 * What became of a packet's bytes: a request, or as much of it as an answer needs.
 *
 * @param op {@link Op#UNREAD} if it could not be read
 */
public record Incoming(int op, Optional<String> id, Optional<Request> request, Optional<Refused> refusal) {
    static Incoming read(Request request) {
        return new Incoming(request.op(), request.id(), Optional.of(request), Optional.empty());
    }

    static Incoming refused(int op, Optional<String> id, Code code) {
        return new Incoming(op, id, Optional.empty(), Optional.of(new Refused(code)));
    }
}
