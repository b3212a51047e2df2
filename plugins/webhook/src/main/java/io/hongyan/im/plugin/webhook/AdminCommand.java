package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Command;
import java.util.Set;

/** A command for administrators. */
interface AdminCommand<B extends Record> extends Command<B> {
    @Override
    default Set<String> roles() {
        return Set.of("administrator");
    }
}
