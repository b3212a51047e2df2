package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Server;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.conformance.model.CircleRun;
import io.hongyan.im.conformance.model.ModelRun;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole suite against the built WAR in one WildFly with its H2 file. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class WildFlyConformanceIT
        implements HandshakeCases,
                LoginCases,
                SessionEndCases,
                RegisterCases,
                TokenCases,
                FrameCases,
                PacketCases,
                LimitsCases,
                MessageCases,
                TextCases,
                RetryCases,
                HeadlineCases,
                MediaCases,
                EmojiUseCases,
                CardCases,
                BlobCases,
                UploadCases,
                RedPacketCases,
                HistoryCases,
                SyncCases,
                ReadCases,
                ConversationSettingCases,
                ClearCases,
                ProfileCases,
                AvatarCases,
                QuietCases,
                SearchCases,
                UsersCases,
                DepartmentCases,
                PresenceCases,
                TypingCases,
                GroupCases,
                RosterCases,
                ContactCases,
                BlockCases,
                ChangeCases,
                ForwardCases,
                GroupRoleCases,
                GroupCardCases,
                GroupJoinCases,
                GroupChangeCases,
                ChannelCases,
                DevicesCases,
                RestQueryCases,
                RestSetCases,
                RestMessageCases,
                OddCases,
                HealthCases {
    private static @Nullable Session silent;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init")
    private URL base;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")));
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @BeforeEach
    void open() throws URISyntaxException {
        stage = new Stage(new Server(new URI("http", null, "127.0.0.1", base.getPort(), base.getPath(), null, null)));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** Random people do random things; {@code -Dmodel.tries} and {@code -Dmodel.seed} say how often and which. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheModel() {
        long seed = Long.getLong("model.seed", ThreadLocalRandom.current().nextInt(1 << 20));
        return LongStream.range(seed, seed + Integer.getInteger("model.tries", 3))
                .mapToObj(each -> DynamicTest.dynamicTest("seed " + each, () -> new ModelRun(stage, each).run(120)));
    }

    /** The same of groups. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheModelOfGroups() {
        long seed = Long.getLong("model.seed", ThreadLocalRandom.current().nextInt(1 << 20));
        return LongStream.range(seed, seed + Integer.getInteger("model.tries", 3))
                .mapToObj(each -> DynamicTest.dynamicTest("seed " + each, () -> new CircleRun(stage, each).run(200)));
    }

    /** Every share once, and money neither made nor lost; {@code -Dred.packet.opens} says how many. */
    @Test
    void sharesRedPacketsAmongManyAtOnce() {
        RedPacketRace.run(stage, 50, Integer.getInteger("red.packet.opens", 10_000));
    }

    @Test
    @Order(1)
    void aSessionFallsSilent() {
        silent = new Stage(stage.server()).online();
        silent.get("profile").ok();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void closesASessionThatFellSilent() {
        SessionEndCases.assertClosedForSilence(Objects.requireNonNull(silent));
        PresenceCases.assertOffline(
                stage.online(), Objects.requireNonNull(silent).user());
    }
}
