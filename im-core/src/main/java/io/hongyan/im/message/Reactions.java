package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.conversation.Marks.Tally;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.regex.Pattern;

/** How people react to messages. */
final class Reactions {
    /** Different ones to a message. */
    static final int MOST = 20;

    private static final int CHARACTERS = 32;
    /** Who reacted is told of the first ones only. */
    private static final int USERS = 20;

    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Z}]");

    private Reactions() {}

    /** An emoji, or a name of one; {@link Refused} if it is anything else. */
    static String read(Fields body) {
        return body.text("reaction", CHARACTERS)
                .filter(reaction ->
                        !reaction.isEmpty() && !ODD.matcher(reaction).find())
                .orElseThrow(() -> Refused.malformed("reaction"));
    }

    /** On the wire, for everybody. */
    static ObjectNode json(List<Tally> tallies, Accounts accounts) {
        ArrayNode reactions = Json.list();
        for (Tally tally : tallies) {
            ObjectNode one = reactions.addObject();
            one.put("reaction", tally.reaction());
            one.put("count", tally.members().size());
            ArrayNode users = one.putArray("users");
            tally.members().stream()
                    .limit(USERS)
                    .flatMap(member -> accounts.find(member).stream())
                    .forEach(account -> users.add(account.username().value()));
        }
        return Json.map().set("reactions", reactions);
    }
}
