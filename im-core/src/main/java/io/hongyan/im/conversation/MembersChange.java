package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody came or went, or may do something else than before.
 *
 * @param users names, which never change; empty for everybody
 * @param role the one that they have now
 * @param silence until when they may not write
 */
public record MembersChange(
        AccountId sender, Action action, List<String> users, Optional<Role> role, Optional<Silence> silence)
        implements Happening {
    /** What happened to the users. */
    public enum Action {
        JOIN,
        INVITE,
        LEAVE,
        REMOVE,
        ROLE,
        MUTE,
        TRANSFER;

        /** On the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action of a word on the wire. */
        public static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public MembersChange {
        users = List.copyOf(users);
    }

    public MembersChange(AccountId sender, Action action, List<String> users) {
        this(sender, action, users, Optional.empty(), Optional.empty());
    }

    @Override
    public String kind() {
        return "members";
    }

    /** Adds what happened. */
    public void write(ObjectNode json) {
        json.put("action", action.word());
        ArrayNode names = json.putArray("users");
        users.forEach(names::add);
        role.ifPresent(now -> json.put("role", now.word()));
        silence.ifPresent(now -> now.write(json, "until"));
    }

    /** What was written. */
    public static MembersChange read(AccountId sender, JsonNode json) {
        List<String> users = new ArrayList<>();
        json.path("users").forEach(user -> users.add(user.textValue()));
        Action action = Action.of(json.path("action").textValue());
        return new MembersChange(
                sender,
                action,
                users,
                Optional.ofNullable(json.path("role").textValue()).map(Role::of),
                action == Action.MUTE
                        ? Optional.of(new Silence(json.path("until").asLong()))
                        : Optional.empty());
    }
}
