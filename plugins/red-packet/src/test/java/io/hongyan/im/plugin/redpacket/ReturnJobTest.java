package io.hongyan.im.plugin.redpacket;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Conversation;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.UserName;
import io.hongyan.im.api.Work;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReturnJobTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final EntityManagerFactory unit = new Configuration()
            .addAnnotatedClass(PacketRow.class)
            .addAnnotatedClass(WalletRow.class)
            .addAnnotatedClass(PostingRow.class)
            .setProperty("jakarta.persistence.jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID())
            .setProperty("jakarta.persistence.schema-generation.database.action", "create")
            .buildSessionFactory();
    private final EntityManager entities = unit.createEntityManager();
    private final List<String> told = new ArrayList<>();
    /** Messages that there are no longer. */
    private final Set<String> gone = new HashSet<>();

    @BeforeEach
    void begin() {
        entities.getTransaction().begin();
    }

    @AfterEach
    void close() {
        entities.getTransaction().rollback();
        entities.close();
        unit.close();
    }

    /** Of three shares, of which one was opened. */
    private PacketRow packet(String id) {
        PacketRow packet = new PacketRow();
        packet.id = id;
        packet.sender = "alice";
        packet.amount = 88;
        packet.count = 3;
        packet.restAmount = 50;
        packet.restCount = 2;
        packet.expires = Duration.ofHours(RedPacketSettings.DEFAULT.hours()).toMillis();
        entities.persist(packet);
        return packet;
    }

    /** Whether there is more to do at that moment. */
    private boolean run(long millis) {
        entities.flush();
        return new ReturnJob(Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC)).run(new Noting());
    }

    private long balance() {
        WalletRow wallet = entities.find(WalletRow.class, "alice");
        return wallet == null ? 0 : wallet.balance;
    }

    @Test
    void givesBackAfterADayWhatNobodyOpened() {
        PacketRow packet = packet("1");

        assertThat(run(DAY - 1)).isFalse();
        assertThat(balance()).isZero();
        assertThat(packet.state()).isEqualTo("open");

        assertThat(run(DAY)).isFalse();
        assertThat(balance()).isEqualTo(50);
        assertThat(packet.state()).isEqualTo("returned");
        assertThat(packet.restAmount).isZero();
        assertThat(told)
                .containsExactly(
                        "1 returned by alice: PacketState[packet=1, count=3, opened=1, state=returned, last=null]");
    }

    @Test
    void givesItBackOnce() {
        PacketRow packet = packet("1");
        run(DAY);
        run(2 * DAY);

        assertThat(balance()).isEqualTo(50);
        assertThat(packet.restAmount).isZero();
        assertThat(told).hasSize(1);
    }

    @Test
    void givesNothingBackOfWhatWasOpened() {
        PacketRow packet = packet("1");
        packet.restCount = 0;
        packet.restAmount = 0;

        assertThat(run(DAY)).isFalse();
        assertThat(packet.state()).isEqualTo("emptied");
        assertThat(told).isEmpty();
    }

    @Test
    void givesBackOnePacketATransactionUntilNoneIsDue() {
        packet("1");
        packet("2");

        assertThat(run(DAY)).isTrue();
        assertThat(balance()).isEqualTo(50);
        assertThat(run(DAY)).isFalse();
        assertThat(balance()).isEqualTo(100);
    }

    /** A room forgets its messages; their money must not be lost, nor anybody else's held up. */
    @Test
    void givesBackOfAMessageThatIsGone() {
        packet("1");
        gone.add("1");
        packet("2");

        assertThat(run(DAY)).isTrue();
        assertThat(run(DAY)).isFalse();
        assertThat(balance()).isEqualTo(100);
        assertThat(told).singleElement().asString().startsWith("2 returned");
    }

    /** Where packets are. */
    private static final Conversation ROOM = new Conversation() {
        @Override
        public String id() {
            return "room";
        }

        @Override
        public Kind kind() {
            return Kind.ROOM;
        }

        @Override
        public int members() {
            return 2;
        }

        @Override
        public boolean has(UserName user) {
            return true;
        }
    };

    /** Work that notes what everybody is told. */
    private final class Noting implements Work {
        @Override
        public EntityManager entities() {
            return entities;
        }

        @Override
        public Optional<Message> message(String id) {
            return Optional.of(new Message(id, new UserName("alice"), ROOM)).filter(message -> !gone.contains(id));
        }

        @Override
        public void append(String message, String name, UserName by, Record state) {
            told.add(message + " " + name + " by " + by.value() + ": " + state);
        }
    }
}
