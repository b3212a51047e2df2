package io.hongyan.im.plugin.poll;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.persistence.LockModeType;

/** {@code poll.close}: who asked wants no more votes. */
final class CloseCommand implements Command<Which> {
    private final Host host;

    CloseCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "close";
    }

    @Override
    public Class<Which> body() {
        return Which.class;
    }

    @Override
    public Record run(Which which, Call call) throws CommandRefused {
        Ballot ballot = Ballot.require(which.poll(), call, LockModeType.PESSIMISTIC_WRITE, host.texts());
        PollRow poll = ballot.poll();
        if (!poll.sender.equals(call.caller().value())) {
            throw new CommandRefused(
                    CommandRefused.Why.NOT_ALLOWED, host.texts().get("poll.close"));
        }
        if (!poll.closed) {
            poll.closed = true;
            call.append(poll.id, "closed", call.caller(), ballot.state());
        }
        return ballot.state();
    }
}
