package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Job;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.Work;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The entities of one plugin, while it runs. The methods are called within a transaction of the core, on that
 * transaction's thread; what the plugin writes is there when that transaction commits, or not at all. After an exception
 * it must be rolled back.
 */
public interface PluginEntities extends AutoCloseable {
    /**
     * Has a media type do its own work for a message.
     *
     * @return the content to store
     * @throws ContentRefused by the type
     */
    <C extends Record> C accept(Accepting<C> type, C content, Message message) throws ContentRefused;

    /** Tells a media type that a message is recalled. */
    void recalled(Accepting<?> type, Message message);

    /**
     * Runs a command.
     *
     * @throws CommandRefused by the command
     */
    <B extends Record> Record run(Command<B> command, B body, Identity caller, Own own) throws CommandRefused;

    /** Tells a listener. */
    void tell(Telling telling, Own own) throws Exception;

    /** What a listener is told. */
    interface Telling {
        void in(Work work) throws Exception;
    }

    /** Runs a part of a job; whether more waits. */
    boolean run(Job job, Own own) throws Exception;

    /** Ends it; the tables stay. */
    @Override
    void close();

    /**
     * What is the plugin's own.
     *
     * @param media whether a media type is
     * @param json writes its records
     */
    record Own(Descriptor plugin, Predicate<String> media, Function<Record, JsonNode> json) {}
}
