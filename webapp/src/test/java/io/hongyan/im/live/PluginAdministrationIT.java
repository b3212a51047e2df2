package io.hongyan.im.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.conformance.client.Json;
import io.hongyan.im.conformance.client.Packet;
import io.hongyan.im.conformance.client.Person;
import io.hongyan.im.conformance.client.Reply;
import io.hongyan.im.conformance.client.Rest;
import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.live.jar.LivePlugin;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators do about plugins, over REST, to the built WAR in WildFly. */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
class PluginAdministrationIT {
    private static final int UNKNOWN_MEDIA_TYPE = 41501;
    private static final int OVERLOADED = 50301;
    private static final int FILTERED = 42202;
    private static final byte[] JAR = jar();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private Deployer deployer;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Deployment(name = "im", managed = false, testable = false)
    static WebArchive war() throws GeneralSecurityException {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JAR));
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")))
                .addAsResource(
                        new StringAsset("im.plugins.upload=true\nim.plugins.allow=" + hash + "\n"),
                        "META-INF/microprofile-config.properties");
    }

    private static byte[] jar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ShrinkWrap.create(JavaArchive.class, "live.jar")
                .addPackage(LivePlugin.class.getPackage())
                .addAsResource(new StringAsset("id=live\nversion=3.0.0\napi=1\n"), "META-INF/hongyan/plugin.properties")
                .addAsResource(new StringAsset("live.preview={0}\n"), "META-INF/hongyan/live/messages_en.properties")
                .addAsResource(
                        new StringAsset(LivePlugin.class.getName() + "\n"),
                        "META-INF/services/" + Plugin.class.getName())
                .as(ZipExporter.class)
                .exportTo(bytes);
        return bytes.toByteArray();
    }

    @BeforeEach
    void open() {
        deployer.deploy("im");
        stage = new Stage(new Server(URI.create("http://127.0.0.1:" + System.getProperty("it.http.port") + "/im/")));
    }

    @AfterEach
    void close() {
        stage.close();
        deployer.undeploy("im");
    }

    private Rest administrator() {
        return Person.administrator(stage, Path.of(System.getProperty("it.home")))
                .device("desktop")
                .signIn()
                .rest();
    }

    private static Packet emoji(Session from, Session to) {
        return from.message(Json.map("to", to.user(), "media", "emoji", "content", Json.map("code", "😀")));
    }

    private static Packet live(Session from, Session to) {
        return from.message(Json.map("to", to.user(), "media", "live", "content", Json.map("text", "hi")));
    }

    /** In this language. */
    private JsonNode get(Rest who, String path, String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stage.server().api(path))
                .header("Authorization", "Bearer " + who.bearer())
                .header("Accept-Language", language)
                .build();
        return Json.read(stage.server()
                .http()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        while (!condition.holds()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void isAnAdministratorsAffair() {
        Rest person = stage.person().device().signIn().rest();
        Rest nobody = stage.rest();
        String aside = "plugins/emoji/listeners/use/set-aside";
        for (String path : List.of(aside + "/release", aside + "/discard", "plugins/red-packet/jobs/return/run")) {
            person.post(path, Json.map("all", true)).problem(403, 40304);
            nobody.post(path, Json.map("all", true)).problem(401, 40101);
        }
        person.get(aside).problem(403, 40304);
        nobody.get(aside).problem(401, 40101);
        for (String path : List.of("plugins/emoji", "plugins/emoji?purge=emoji")) {
            person.delete(path).problem(403, 40304);
            nobody.delete(path).problem(401, 40101);
        }
        person.upload("plugins", "application/java-archive", JAR).problem(403, 40304);
        nobody.upload("plugins", "application/java-archive", JAR).problem(401, 40101);
    }

    @Test
    void showsFiguresListenersAndJobs() throws Exception {
        Rest admin = administrator();
        Session alice = stage.online();
        emoji(alice, stage.online()).ok();

        until(() -> admin.get("plugins/emoji").ok().at("/listeners/0/waiting").asInt() == 0);
        JsonNode emoji = admin.get("plugins/emoji").ok();
        assertThat(emoji.at("/figures/calls/listener use/calls").asInt()).isPositive();
        assertThat(emoji.at("/figures/calls/listener use/p99").asInt()).isPositive();
        assertThat(emoji.at("/figures/circuit").asText()).isEqualTo("closed");
        assertThat(emoji.at("/listeners/0/name").asText()).isEqualTo("use");
        assertThat(emoji.at("/listeners/0/setAside").asInt()).isZero();
        assertThat(emoji.path("wanted").asText()).isEqualTo("started");

        String aside = "plugins/emoji/listeners/use/set-aside";
        assertThat(admin.get(aside).ok().path("items")).isEmpty();
        admin.get(aside + "?cursor=never").problem(400, 40001);
        admin.get(aside + "?limit=0").problem(400, 40001);
        admin.get("plugins/emoji/listeners/nothing/set-aside").problem(404, 40003);
        assertThat(admin.post(aside + "/release", Json.map("all", true))
                        .ok()
                        .path("released")
                        .asInt())
                .isZero();
        assertThat(admin.post(aside + "/discard", Json.map("conversation", "0HZX4T9W2C5QK", "seq", 1))
                        .ok()
                        .path("discarded")
                        .asInt())
                .isZero();
        admin.post(aside + "/discard", Json.map()).problem(400, 40001);
        admin.post(aside + "/discard", Json.map("conversation", "0HZX4T9W2C5QK"))
                .problem(400, 40001);
    }

    @Test
    void runsAJobWhenItIsAskedTo() throws Exception {
        Rest admin = administrator();
        until(() -> admin.get("plugins/red-packet").ok().at("/jobs/0").has("lastRun"));
        JsonNode before = admin.get("plugins/red-packet").ok().at("/jobs/0");
        String job = "plugins/red-packet/jobs/" + before.path("name").asText() + "/run";

        until(() -> admin.post(job, Json.map()).status() == 202); // it may run at this moment
        until(() -> admin.get("plugins/red-packet").ok().at("/jobs/0/lastRun").asLong()
                > before.path("lastRun").asLong());

        assertThat(admin.get("plugins/red-packet").ok().at("/jobs/0/millis").isNumber())
                .isTrue();
        admin.post("plugins/red-packet/jobs/nothing/run", Json.map()).problem(404, 40003);
    }

    @Test
    void keepsAQuarantineOverARestart() throws Exception {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        emoji(alice, bob).ok();
        assertThat(admin.post("plugins/emoji/quarantine", Json.map())
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("quarantined");
        assertThat(emoji(alice, bob).code()).isEqualTo(OVERLOADED);

        stage.close();
        deployer.undeploy("im");
        deployer.deploy("im");

        JsonNode emoji = admin.get("plugins/emoji").ok();
        assertThat(emoji.path("state").asText()).isEqualTo("quarantined");
        assertThat(emoji.path("reason").asText()).isEqualTo("quarantined by admin");
        assertThat(get(admin, "plugins/emoji", "zh").path("reason").asText()).isEqualTo("由 admin 隔离");
        Session again = alice.device().online();
        assertThat(emoji(again, bob).code()).isEqualTo(OVERLOADED);
        again.message(Session.text(bob.user(), "texts go on")).ok();
        assertThat(admin.post("plugins/emoji/release", Json.map())
                        .ok()
                        .path("state")
                        .asText())
                .isEqualTo("started");
        emoji(again, bob).ok();
    }

    @Test
    void takesAnAllowedJarAndGivesItBack() {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        admin.upload("plugins", "application/java-archive", "other".getBytes(StandardCharsets.UTF_8))
                .problem(403, 40304);
        live(alice, bob).refused(UNKNOWN_MEDIA_TYPE);

        Reply taken = admin.upload("plugins", "application/java-archive", JAR);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().path("state").asText()).isEqualTo("started");
        live(alice, bob).ok();

        admin.delete("plugins/live?purge=live").problem(409, 40901);
        admin.delete("plugins/live?purge=lives").problem(400, 40001);
        assertThat(admin.delete("plugins/live").status()).isEqualTo(204);
        live(alice, bob).refused(UNKNOWN_MEDIA_TYPE);
        assertThat(admin.get("plugins/live").ok().path("state").asText()).isEqualTo("stopped");
        assertThat(admin.delete("plugins/live?purge=live").status()).isEqualTo(204);
        admin.get("plugins/live").problem(404, 40003);
        admin.delete("plugins/live").problem(404, 40003);
    }

    @Test
    void dropsTheTablesOfAPluginThatIsStopped() throws Exception {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        emoji(alice, bob).ok();
        until(() -> !alice.get("emoji.frequent").ok().path("items").isEmpty());
        admin.delete("plugins/emoji").problem(409, 40901);
        admin.delete("plugins/emoji?purge=emoji").problem(409, 40901);
        admin.post("plugins/emoji/stop", Json.map()).ok();
        try {
            assertThat(admin.delete("plugins/emoji?purge=emoji").status()).isEqualTo(204);
            assertThat(admin.get("plugins/emoji").ok().path("state").asText()).isEqualTo("stopped");
        } finally {
            assertThat(admin.post("plugins/emoji/start", Json.map())
                            .ok()
                            .path("state")
                            .asText())
                    .isEqualTo("started");
        }
        assertThat(alice.get("emoji.frequent").ok().path("items")).isEmpty();
        emoji(alice, bob).ok();
        until(() -> !alice.get("emoji.frequent").ok().path("items").isEmpty());
    }

    @Test
    void filtersTheNextMessageByTheWordsOfThisMoment() {
        Rest admin = administrator();
        Session alice = stage.online();
        Session bob = stage.online();
        String path = "plugins/words/settings";
        try {
            alice.say(bob, "a heron");
            admin.patch(path, Json.map("words", List.of("heron"), "action", "MASK"))
                    .ok();
            assertThat(alice.say(bob, "a HERON").at("/content/text").asText()).isEqualTo("a *****");
            admin.patch(path, Json.map("action", "REFUSE")).ok();
            alice.message(Session.text(bob.user(), "a heron")).refused(FILTERED);

            JsonNode wrong = admin.patch(path, Json.map("words", List.of(""))).problem(422, 42201);
            assertThat(wrong.path("field").asText()).startsWith("words");
            assertThat(wrong.path("reason").asText()).isNotBlank();
            admin.patch(path, Json.map("wordz", List.of())).problem(422, 42201);
            alice.message(Session.text(bob.user(), "a heron")).refused(FILTERED);
        } finally {
            admin.put(path, Json.map()).ok();
        }
        alice.say(bob, "a heron");
    }

    @Test
    void signsInWhoTheDirectoryKnows() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("it", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials("cn=service", "service secret");
        config.setAuthenticationRequiredOperationTypes(com.unboundid.ldap.sdk.OperationType.SEARCH);
        Person anna = Person.fresh(stage, "Anna Andersson");
        InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        directory.add(
                "dn: uid=" + anna.user() + ",dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: " + anna.user(),
                "cn: Anna Andersson",
                "sn: x",
                "userPassword: " + anna.password());
        directory.startListening();
        Rest admin = administrator();
        String path = "plugins/ldap/settings";
        try {
            refused(anna);
            Reply set = admin.patch(
                    path,
                    Json.map(
                            "enabled",
                            true,
                            "url",
                            "ldap://127.0.0.1:" + directory.getListenPort(),
                            "searchBase",
                            "dc=example,dc=org",
                            "serviceDn",
                            "cn=service",
                            "servicePassword",
                            "service secret"));
            assertThat(set.ok().at("/values/servicePassword/set").booleanValue())
                    .isTrue();
            assertThat(set.json().toString()).doesNotContain("service secret");
            JsonNode wrong =
                    admin.patch(path, Json.map("url", "gopher://nowhere")).problem(422, 42201);
            assertThat(wrong.path("field").asText()).isEqualTo("url");

            Session session = anna.device().online();
            assertThat(session.get("profile").ok().at("/card/name").asText()).isEqualTo("Anna Andersson");
            refused(anna.withPassword("wrong password"));
            admin.patch(path, Json.map("servicePassword", Json.map("set", true)))
                    .ok();
            anna.device().online().get("profile").ok();
        } finally {
            admin.put(path, Json.map("servicePassword", null)).ok();
            directory.shutDown(true);
        }
        refused(anna);
    }

    private void refused(Person who) {
        assertThat(stage.wire().ask(who.device().loginByPassword()).code()).isEqualTo(40102);
    }
}
