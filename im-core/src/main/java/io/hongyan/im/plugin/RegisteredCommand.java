package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Command;
import io.hongyan.im.api.CommandRefused;
import io.hongyan.im.command.AddedQuery;
import io.hongyan.im.command.Once;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.PluginEntities.Own;
import io.hongyan.im.storage.Transactions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** A command that can be called. Each call is a transaction of its own, on a thread of the plugin. */
public final class RegisteredCommand implements AddedQuery {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    /** Room for the envelope is left. */
    private static final int ANSWER = Limits.FRAME - 8 * 1024;

    private final Ground ground;
    private final PluginCalls calls;
    private final Steps<?> steps;

    /** What commands stand on, whoever's they are. */
    public record Ground(Transactions transactions, Once once, Accounts accounts) {}

    private RegisteredCommand(Ground ground, PluginCalls calls, Steps<?> steps) {
        this.ground = ground;
        this.calls = calls;
        this.steps = steps;
    }

    /** @param reader of the command's bodies, which also writes what it returns */
    static <B extends Record> RegisteredCommand of(
            Ground ground,
            PluginCalls calls,
            PluginEntities entities,
            Own own,
            Command<B> command,
            ContentReader<B> reader) {
        if (!NAME.matcher(command.name()).matches()) {
            throw PluginFailure.because(own.plugin().id(), "command-form", NAME);
        }
        return new RegisteredCommand(ground, calls, new Steps<>(command, entities, own, reader));
    }

    /** Within the plugin. */
    public String name() {
        return steps.name;
    }

    /** On the wire: {@code ID.NAME}. */
    public String query() {
        return steps.own.plugin().id() + "." + steps.name;
    }

    public Descriptor plugin() {
        return steps.own.plugin();
    }

    /** Which roles may call it; empty for everybody. */
    public Set<String> roles() {
        return steps.roles;
    }

    /** What a body must be, as a JSON schema (draft 2020-12). */
    public ObjectNode schema() {
        return steps.schema.deepCopy();
    }

    /** To be entered before it is asked. */
    Gate gate() {
        return calls.gate();
    }

    @Override
    public CompletableFuture<ObjectNode> answer(Identity who, Optional<ClientId> clientId, Fields body) {
        ObjectNode map = body.whole();
        return calls.callApart("command " + name(), claim -> {
            authorize(who);
            try {
                return Reruns.call(
                        claim,
                        () -> ground.transactions.call(
                                () -> first(who, clientId).orElseGet(() -> run(who, clientId, map, claim))));
            } catch (Refused refused) {
                throw refused;
            } catch (RuntimeException failure) {
                // the same may have been done at the same time by another connection
                return ground.transactions.call(() -> first(who, clientId)).orElseThrow(() -> failure);
            }
        });
    }

    private void authorize(Identity who) {
        Set<String> mine = ground.accounts
                .find(who.account())
                .orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN))
                .roles();
        if (!steps.roles.isEmpty() && steps.roles.stream().noneMatch(mine::contains)) {
            throw new Refused(Code.NOT_ALLOWED);
        }
    }

    private Optional<ObjectNode> first(Identity who, Optional<ClientId> clientId) {
        return clientId.flatMap(id -> ground.once.answer(who.account(), query(), id))
                .map(answer -> ((ObjectNode) Json.readOwn(answer)).put("duplicate", true));
    }

    private ObjectNode run(Identity who, Optional<ClientId> clientId, ObjectNode map, Claim claim) {
        ObjectNode answer = steps.run(map, who);
        String text = Json.write(answer);
        if (Encoded.utf8(text) > ANSWER) {
            throw new IllegalStateException("the plugin answered with more than " + ANSWER + " bytes");
        }
        clientId.ifPresent(id -> ground.once.keep(who.account(), query(), id, text));
        if (!claim.win()) {
            throw new Refused(Code.OVERLOADED);
        }
        return answer;
    }

    private static final class Steps<B extends Record> {
        private final Command<B> command;
        private final PluginEntities entities;
        private final Own own;
        private final ContentReader<B> reader;
        private final String name;
        private final Set<String> roles;
        private final ObjectNode schema;

        Steps(Command<B> command, PluginEntities entities, Own own, ContentReader<B> reader) {
            this.command = command;
            this.entities = entities;
            this.own = own;
            this.reader = reader;
            this.name = command.name();
            this.roles = Set.copyOf(command.roles());
            this.schema = ContentSchema.of(command.body());
        }

        ObjectNode run(ObjectNode map, Identity who) {
            B body = reader.read(map);
            try {
                return (ObjectNode) own.json().apply(Nonsense.refuse(entities.run(command, body, who, own), "answer"));
            } catch (CommandRefused refused) {
                throw refusal(refused);
            }
        }

        private static Refused refusal(CommandRefused refused) {
            Code code = switch (refused.why()) {
                case NOT_ALLOWED -> Code.NOT_ALLOWED;
                case NO_SUCH_MESSAGE -> Code.NO_SUCH_MESSAGE;
                case STATE -> Code.STATE;
                case CONTENT -> Code.CONTENT_REFUSED;
            };
            return new Refused(code, Map.of("reason", String.valueOf(refused.getMessage())));
        }
    }
}
