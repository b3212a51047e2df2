package io.hongyan.im.plugin.poll;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Texts;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** A poll and its votes, within one call. */
final class Ballot {
    private final Call call;
    private final PollRow poll;
    private final List<VoteRow> votes;

    private Ballot(Call call, PollRow poll) {
        this.call = call;
        this.poll = poll;
        this.votes = new ArrayList<>(call.entities()
                .createQuery("from VoteRow where poll = ?1 order by voter, choice", VoteRow.class)
                .setParameter(1, poll.id)
                .getResultList());
    }

    /**
     * @param lock {@link LockModeType#NONE} to look only
     * @throws CommandRefused if the caller can't see such a poll
     */
    static Ballot require(String id, Call call, LockModeType lock, Texts texts) throws CommandRefused {
        PollRow row = call.visible(id)
                .map(message -> call.entities().find(PollRow.class, message.id(), lock))
                .orElseThrow(() -> new CommandRefused(CommandRefused.Why.NO_SUCH_MESSAGE, texts.get("poll.none")));
        return new Ballot(call, row);
    }

    PollRow poll() {
        return poll;
    }

    List<VoteRow> votes() {
        return votes;
    }

    /** What the caller chose. */
    List<Integer> mine() {
        String caller = call.caller().value();
        return votes.stream()
                .filter(vote -> vote.voter.equals(caller))
                .map(vote -> vote.choice)
                .toList();
    }

    /** Has the caller choose these, and tells everybody if they are others than before. */
    void choose(SortedSet<Integer> choices) {
        List<Integer> before = mine();
        if (before.equals(List.copyOf(choices))) {
            return;
        }
        String caller = call.caller().value();
        votes.stream()
                .filter(vote -> vote.voter.equals(caller) && !choices.contains(vote.choice))
                .forEach(call.entities()::remove);
        votes.removeIf(vote -> vote.voter.equals(caller) && !choices.contains(vote.choice));
        choices.stream().filter(choice -> !before.contains(choice)).forEach(choice -> {
            VoteRow vote = new VoteRow(poll.id, caller, choice);
            call.entities().persist(vote);
            votes.add(vote);
        });
        call.append(poll.id, "voted", call.caller(), state());
    }

    PollState state() {
        List<Long> counts = IntStream.range(0, poll.options)
                .mapToObj(option ->
                        votes.stream().filter(vote -> vote.choice == option).count())
                .toList();
        long voters = votes.stream().map(vote -> vote.voter).distinct().count();
        return new PollState(poll.id, counts, voters, poll.closed);
    }
}
