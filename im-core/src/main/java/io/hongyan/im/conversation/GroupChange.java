package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.AccountId;

/**
 * A group was made, or its card changed.
 *
 * @param action on the wire
 * @param card the group's afterwards, without anything of a single member
 */
public record GroupChange(AccountId sender, String action, ObjectNode card) implements Happening {
    @Override
    public String kind() {
        return "group";
    }
}
