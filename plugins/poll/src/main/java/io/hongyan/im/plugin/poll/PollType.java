package io.hongyan.im.plugin.poll;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Act;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.Texts;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.Set;

/** A question with options; its row is there with its message or not at all. */
final class PollType implements Accepting<Poll> {
    private final Host host;

    PollType(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public Class<Poll> content() {
        return Poll.class;
    }

    @Override
    public void check(Poll poll, Draft draft) throws ContentRefused {
        Set<String> options = new HashSet<>();
        for (String option : poll.options()) {
            if (!options.add(option.strip())) {
                throw new ContentRefused("options", host.texts().get("poll.same", option.strip()));
            }
        }
    }

    @Override
    public Poll accept(Poll poll, Message message, EntityManager entities) {
        entities.persist(new PollRow(message.id(), message.sender().value(), poll));
        return new Poll(poll.question(), poll.options(), poll.several(), message.id());
    }

    @Override
    public boolean allows(Act act) {
        return act == Act.SEND || act == Act.RECALL;
    }

    /** Who voted what is forgotten with the question. */
    @Override
    public void recalled(Message message, EntityManager entities) {
        PollRow poll = entities.find(PollRow.class, message.id(), LockModeType.PESSIMISTIC_WRITE);
        entities.createQuery("delete from VoteRow where poll = ?1")
                .setParameter(1, poll.id)
                .executeUpdate();
        entities.remove(poll);
    }

    @Override
    public String plainText(Poll poll, Texts texts) {
        return texts.get("poll.preview", poll.question());
    }
}
