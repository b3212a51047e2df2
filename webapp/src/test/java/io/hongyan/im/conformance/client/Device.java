package io.hongyan.im.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A device of somebody, which keeps the tokens it was given last. */
public final class Device {
    private final Person owner;
    private final String id;
    private final String kind;
    private String access = "";
    private String refresh = "";

    Device(Person owner, String id, String kind) {
        this.owner = owner;
        this.id = id;
        this.kind = kind;
    }

    public Person owner() {
        return owner;
    }

    public String id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    public String access() {
        return access;
    }

    public String refresh() {
        return refresh;
    }

    public Rest rest() {
        return owner.stage().rest().as(access);
    }

    public ObjectNode card() {
        return Json.map("id", id, "kind", kind, "name", "a " + kind);
    }

    public ObjectNode credentials() {
        return Json.map("username", owner.user(), "password", owner.password(), "device", card());
    }

    public void keep(JsonNode tokens) {
        access = tokens.path("access").asText();
        refresh = tokens.path("refresh").asText();
    }

    /** Drops the tokens, so that the next login is by password. */
    public void forget() {
        access = "";
        refresh = "";
    }

    /** Logs in over REST and keeps the tokens. */
    public Device signIn() {
        keep(owner.stage().rest().post("tokens", credentials()).ok());
        return this;
    }

    public ObjectNode loginByPassword() {
        return Packet.request(1, "body", credentials());
    }

    public ObjectNode loginByToken() {
        return loginByToken(access);
    }

    public ObjectNode loginByToken(String token) {
        return Packet.request(1, "body", Json.map("token", token, "device", card()));
    }

    /** Opens a connection and logs in, with the token if there is one. */
    public Session online() {
        return online(owner.stage().wire());
    }

    public Session online(Wire wire) {
        JsonNode welcome = wire.enter(this);
        if (welcome.has("tokens")) {
            keep(welcome.path("tokens"));
        }
        return new Session(this, wire, welcome);
    }
}
