package io.hongyan.im.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.packet.Request;
import io.hongyan.im.session.Session;
import io.hongyan.im.storage.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stanza iq (op 513): finds the query, and does a set once however often it is asked for. */
public final class IqCommand implements Command {
    private final Map<String, Query> queries = new HashMap<>();
    private final AddedQuery.All added;
    private final Transactions transactions;
    private final Once once;

    /**
     * @param added asked for what is none of the queries
     * @throws IllegalStateException if two queries have one name
     */
    public IqCommand(List<Query> queries, AddedQuery.All added, Transactions transactions, Once once) {
        for (Query query : queries) {
            Query other = this.queries.put(query.name(), query);
            if (other != null) {
                throw new IllegalStateException(
                        "query " + query.name() + " is claimed by " + other.getClass() + " and " + query.getClass());
            }
        }
        this.added = added;
        this.transactions = transactions;
        this.once = once;
    }

    @Override
    public int op() {
        return Op.IQ;
    }

    @Override
    public Pending handle(Session session, Request request) {
        Identity who = session.identity().orElseThrow(() -> new Refused(Code.NOT_LOGGED_IN));
        Fields body = request.body();
        String type = body.requiredText("type");
        String name = body.requiredText("query");
        if (!type.equals("get") && !type.equals("set")) {
            throw Refused.malformed("type");
        }
        Query query = queries.get(name);
        if (query == null) {
            AddedQuery other = added.find(name).orElseThrow(() -> new Refused(Code.UNKNOWN_COMMAND));
            return Pending.later(other.answer(who, clientId(body), body).thenApply(fields -> result(name, fields)));
        }
        ObjectNode result =
                type.equals("get") ? result(name, query.get(session, who, body)) : set(session, who, query, body);
        return Pending.done(result);
    }

    private ObjectNode set(Session session, Identity who, Query query, Fields body) {
        Optional<ClientId> clientId = clientId(body);
        try {
            return transactions.call(() -> first(who, query, clientId).orElseGet(() -> {
                ObjectNode result = result(query.name(), query.set(session, who, body));
                clientId.ifPresent(id -> once.keep(who.account(), query.name(), id, Json.write(query.kept(result))));
                return result;
            }));
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException failure) {
            // the same set may have been done at the same time by another connection
            return transactions.call(() -> first(who, query, clientId)).orElseThrow(() -> failure);
        }
    }

    private Optional<ObjectNode> first(Identity who, Query query, Optional<ClientId> clientId) {
        return clientId.flatMap(id -> once.answer(who.account(), query.name(), id))
                .map(answer -> ((ObjectNode) Json.readOwn(answer)).put("duplicate", true));
    }

    private static Optional<ClientId> clientId(Fields body) {
        return body.text("clientId").map(text -> {
            if (!ClientId.isValid(text)) {
                throw Refused.malformed("clientId");
            }
            return new ClientId(text);
        });
    }

    private static ObjectNode result(String query, ObjectNode fields) {
        ObjectNode result = Json.map().put("type", "result").put("query", query);
        return result.setAll(fields);
    }
}
