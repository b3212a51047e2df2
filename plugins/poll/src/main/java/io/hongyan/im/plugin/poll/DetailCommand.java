package io.hongyan.im.plugin.poll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.hongyan.im.api.Call;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.Host;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.TreeMap;

/** {@code poll.detail}: who chose what. */
final class DetailCommand implements Command<Which> {
    private final Host host;

    DetailCommand(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "detail";
    }

    @Override
    public Class<Which> body() {
        return Which.class;
    }

    @Override
    public Record run(Which which, Call call) throws CommandRefused {
        Ballot ballot = Ballot.require(which.poll(), call, LockModeType.NONE, host.texts());
        List<Item> items = ballot.votes().stream()
                .collect(groupingBy(vote -> vote.voter, TreeMap::new, mapping(vote -> vote.choice, toList())))
                .entrySet()
                .stream()
                .map(voter -> new Item(voter.getKey(), voter.getValue()))
                .toList();
        return new Detail(ballot.state(), ballot.mine(), items);
    }

    /**
     * @param mine what the caller chose
     * @param items by user name
     */
    record Detail(PollState status, List<Integer> mine, List<Item> items) {}

    /** Who chose which options. */
    record Item(String user, List<Integer> choices) {}
}
