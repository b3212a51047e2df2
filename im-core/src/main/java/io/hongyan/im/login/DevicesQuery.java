package io.hongyan.im.login;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Device;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.command.Query;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.session.Session;
import io.hongyan.im.session.Sessions;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** {@code devices}: where a person is signed in, and signing out there. */
public final class DevicesQuery implements Query {
    private final Logins logins;
    private final Sessions sessions;

    public DevicesQuery(Logins logins, Sessions sessions) {
        this.logins = logins;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        return items(who, logins.devices(who.account()));
    }

    @Override
    public ObjectNode set(Session session, Identity who, Fields body) {
        if (!body.requiredText("action").equals("signout")) {
            throw Refused.malformed("action");
        }
        boolean others = body.flag("others");
        String device = others ? "" : body.requiredText("device");
        Predicate<Device> chosen = others
                ? one -> !one.info().id().equals(who.device())
                : one -> one.info().id().value().equals(device);
        List<Device> ended =
                logins.devices(who.account()).stream().filter(chosen).toList();
        if (ended.isEmpty() && !others) {
            throw Refused.malformed("device");
        }
        ObjectNode answer = items(who, ended);
        ended.forEach(one -> logins.signOut(who.account(), one.info().id()));
        return answer;
    }

    private ObjectNode items(Identity who, List<Device> devices) {
        ArrayNode items = Json.list();
        devices.forEach(device -> items.add(item(who, device)));
        return Json.map().set("items", items);
    }

    private ObjectNode item(Identity who, Device device) {
        DeviceId id = device.info().id();
        return Json.map()
                .put("device", id.value())
                .put("kind", device.info().kind().name().toLowerCase(Locale.ROOT))
                .put("name", device.info().name())
                .put("address", device.address())
                .put("since", device.since().toEpochMilli())
                .put("lastSeen", device.lastSeen().toEpochMilli())
                .put("online", sessions.isOnline(who.account(), id))
                .put("current", id.equals(who.device()));
    }
}
