package io.hongyan.im.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.contact.Contact.State;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two people who do anything to each other, in any order. */
class SidesTest {
    private static final long AGAIN = 100;
    private static final long REQUEST = 1_000;

    private static final List<String> ACTIONS =
            List.of("request", "accept", "refuse", "remove", "block", "unblock", "request", "accept");

    private static Sides strangers() {
        AccountId one = new AccountId(1);
        AccountId other = new AccountId(2);
        return new Sides(Contact.nothing(one, other), Contact.nothing(other, one));
    }

    private static Sides flip(Sides sides) {
        return new Sides(sides.theirs(), sides.mine());
    }

    private static Sides act(Sides sides, String action, long now) {
        return switch (action) {
            case "request" -> sides.request("hi", now, AGAIN);
            case "accept" -> sides.accept();
            case "refuse" -> sides.refuse(now);
            case "remove" -> sides.remove(now);
            case "block" -> sides.block(now);
            default -> sides.unblock();
        };
    }

    /** What the one who acts sees of it: the own item, or why not. */
    private static String seen(Sides sides, String action, long now) {
        try {
            Sides after = act(sides, action, now);
            return after.mine().word() + after.mine().greeting();
        } catch (Refused refused) {
            return refused.code() + " " + refused.details();
        }
    }

    private static void assertSound(Sides sides) {
        State mine = sides.mine().state();
        State theirs = sides.theirs().state();
        assertThat(mine == State.BOTH).as("%s", sides).isEqualTo(theirs == State.BOTH);
        if (mine == State.ASKED) {
            assertThat(theirs).as("%s", sides).isEqualTo(State.REQUESTED);
            assertThat(sides.mine().tie().blocked()).as("%s", sides).isFalse();
            assertThat(sides.theirs().tie().blocked()).as("%s", sides).isFalse();
            assertThat(sides.mine().tie().asked())
                    .isEqualTo(sides.theirs().tie().asked());
        }
        if (mine == State.REQUESTED) {
            assertThat(theirs).as("%s", sides).isIn(State.ASKED, State.NONE);
            assertThat(sides.mine().tie().blocked()).as("%s", sides).isFalse();
        }
    }

    @Test
    void staysSoundWhateverTheyDo() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            Sides sides = strangers();
            for (long now = 1; now < 600; now += random.nextInt(40)) {
                sides = (random.nextBoolean() ? flip(sides) : sides).asOf(now, REQUEST);
                try {
                    sides = act(sides, ACTIONS.get(random.nextInt(ACTIONS.size())), now);
                } catch (Refused refused) {
                    assertThat(refused.code()).isIn(Code.STATE, Code.TOO_FAST);
                }
                assertSound(sides);
                assertSound(flip(sides));
            }
        }
    }

    /** Whatever one does who is blocked, looks the same as if the other had done nothing about it at all. */
    @Test
    void neverShowsWhoIsBlocked() {
        Random random = new Random(11);
        for (int run = 0; run < 2_000; run++) {
            Sides blocked = reachable(random).block(1);
            Sides ignored = new Sides(blocked.mine().with(blocked.mine().tie().blocked(false)), blocked.theirs());
            Function<Sides, Sides> other = SidesTest::flip;
            Sides one = other.apply(blocked);
            Sides two = other.apply(ignored);
            for (long now = 2; now < 400; now += random.nextInt(60)) {
                String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                assertThat(seen(one, action, now)).isEqualTo(seen(two, action, now));
                one = acted(one, action, now);
                two = acted(two, action, now);
            }
        }
    }

    private static Sides acted(Sides sides, String action, long now) {
        try {
            return act(sides, action, now);
        } catch (Refused refused) {
            return sides;
        }
    }

    private static Sides reachable(Random random) {
        Sides sides = strangers();
        for (int i = 0; i < random.nextInt(6); i++) {
            sides = acted(flip(sides), ACTIONS.get(random.nextInt(4)), 1);
        }
        return sides;
    }
}
