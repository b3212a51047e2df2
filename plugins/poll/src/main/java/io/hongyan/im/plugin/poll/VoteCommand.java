package io.hongyan.im.plugin.poll;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.persistence.LockModeType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code poll.vote}: makes these the caller's choices, in place of those before. */
final class VoteCommand implements Command<VoteCommand.Vote> {
    private final Host host;

    VoteCommand(Host host) {
        this.host = host;
    }

    /** @param choices of the options, from 0; none takes the vote back */
    record Vote(
            @NotNull @Size(max = 13) String poll,

            @NotNull @Size(max = 10) List<@NotNull Integer> choices) {}

    @Override
    public String name() {
        return "vote";
    }

    @Override
    public Class<Vote> body() {
        return Vote.class;
    }

    @Override
    public Record run(Vote vote, Call call) throws CommandRefused {
        Ballot ballot = Ballot.require(vote.poll(), call, LockModeType.PESSIMISTIC_WRITE, host.texts());
        SortedSet<Integer> choices = new TreeSet<>(vote.choices());
        refuseUnlessPossible(ballot.poll(), choices);
        ballot.choose(choices);
        return new Voted(ballot.state(), ballot.mine());
    }

    private void refuseUnlessPossible(PollRow poll, SortedSet<Integer> choices) throws CommandRefused {
        if (poll.closed) {
            throw refused(CommandRefused.Why.STATE, "poll.closed");
        }
        if (!choices.isEmpty() && (choices.first() < 0 || choices.last() >= poll.options)) {
            throw refused(CommandRefused.Why.CONTENT, "poll.choice");
        }
        if (choices.size() > 1 && !poll.several) {
            throw refused(CommandRefused.Why.CONTENT, "poll.one");
        }
    }

    private CommandRefused refused(CommandRefused.Why why, String key) {
        return new CommandRefused(why, host.texts().get(key));
    }

    /** @param mine what the caller chose */
    record Voted(PollState status, List<Integer> mine) {}
}
