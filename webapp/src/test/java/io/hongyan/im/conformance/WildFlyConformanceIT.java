package io.hongyan.im.conformance;

import io.hongyan.im.conformance.client.Door;
import io.hongyan.im.conformance.client.Session;
import io.hongyan.im.conformance.client.Stage;
import io.hongyan.im.conformance.model.CircleRun;
import io.hongyan.im.conformance.model.ModelRun;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole suite over WebSockets in JSON. */
@TestMethodOrder(OrderAnnotation.class)
class WildFlyConformanceIT extends ConformanceIT
        implements ConnectionCases,
                RestCases,
                HandshakeCases,
                WsFrameCases,
                JsonLimitsCases,
                HealthCases,
                OpenApiCases {
    private static @Nullable Session silent;

    WildFlyConformanceIT() {
        super(Door.WS_JSON);
    }

    /** Random people do random things; {@code -Dmodel.tries} and {@code -Dmodel.seed} say how often and which. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheModel() {
        long seed = Long.getLong("model.seed", ThreadLocalRandom.current().nextInt(1 << 20));
        return LongStream.range(seed, seed + Integer.getInteger("model.tries", 3))
                .mapToObj(each -> DynamicTest.dynamicTest("seed " + each, () -> new ModelRun(stage(), each).run(120)));
    }

    /** The same of groups. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheModelOfGroups() {
        long seed = Long.getLong("model.seed", ThreadLocalRandom.current().nextInt(1 << 20));
        return LongStream.range(seed, seed + Integer.getInteger("model.tries", 3))
                .mapToObj(each -> DynamicTest.dynamicTest("seed " + each, () -> new CircleRun(stage(), each).run(200)));
    }

    /** Every share once, and money neither made nor lost; {@code -Dred.packet.opens} says how many. */
    @Test
    void sharesRedPacketsAmongManyAtOnce() {
        RedPacketRace.run(stage(), 50, Integer.getInteger("red.packet.opens", 10_000));
    }

    @Test
    @Order(1)
    void aSessionFallsSilent() {
        silent = new Stage(stage().server()).online();
        silent.get("profile").ok();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void closesASessionThatFellSilent() {
        SessionEndCases.assertClosedForSilence(Objects.requireNonNull(silent));
        PresenceCases.assertOffline(
                stage().online(), Objects.requireNonNull(silent).user());
    }
}
