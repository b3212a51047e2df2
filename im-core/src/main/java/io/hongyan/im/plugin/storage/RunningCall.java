package io.hongyan.im.plugin.storage;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Call;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.Seq;
import io.hongyan.im.plugin.PluginEntities.Own;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Supplier;

/** One call of a command, and who asks. */
final class RunningCall extends RunningWork implements Call {
    private final Identity caller;

    RunningCall(Supplier<EntityManager> entities, WorkGround ground, Own own, Identity caller) {
        super(entities, ground, own);
        this.caller = caller;
    }

    @Override
    public UserName caller() {
        return caller.username();
    }

    @Override
    public Optional<Message> visible(String id) {
        return messages.visible(caller, id, own.media()).map(messages::message);
    }

    @Override
    public Optional<Message> visible(String conversation, long seq) {
        return seq < 1
                ? Optional.empty()
                : messages.visible(caller, conversation, new Seq(seq), own.media())
                        .map(messages::message);
    }
}
