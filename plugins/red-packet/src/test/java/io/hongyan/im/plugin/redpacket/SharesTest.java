package io.hongyan.im.plugin.redpacket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void splitsEquallyToTheCent() {
        assertThat(Shares.equal(100, 3)).containsExactly(34L, 33L, 33L);
        assertThat(Shares.equal(3, 3)).containsExactly(1L, 1L, 1L);
        assertThat(Shares.equal(2_000_000, 1)).containsExactly(2_000_000L);
    }

    @Test
    void givesEverybodyACentAndNobodyTenTimesTheMean() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int count = 1 + random.nextInt(i % 10 == 0 ? 500 : 12);
            long amount = (long) count + random.nextInt(i % 3 == 0 ? 3 : 2_000_000);

            List<Long> shares = Shares.random(amount, count, random);

            assertThat(shares).as("%d cents in %d shares", amount, count).hasSize(count);
            assertThat(shares.stream().mapToLong(share -> share).sum()).isEqualTo(amount);
            assertThat(shares).allSatisfy(share -> assertThat(share * count).isLessThanOrEqualTo(10 * amount));
            assertThat(shares).allSatisfy(share -> assertThat(share).isPositive());
        }
    }

    @Test
    void favoursNoPlace() {
        Random random = new Random(2);
        long[] sums = new long[5];
        for (int i = 0; i < 20_000; i++) {
            List<Long> shares = Shares.random(500, 5, random);
            for (int place = 0; place < 5; place++) {
                sums[place] += shares.get(place);
            }
        }

        assertThat(sums).satisfies(all -> {
            for (long sum : all) {
                assertThat(sum / 20_000.0).isBetween(95.0, 105.0);
            }
        });
    }

    @Test
    void isNotTheSameForAll() {
        assertThat(Shares.random(1_000, 10, new Random(3)).stream().distinct().count())
                .isGreaterThan(3);
    }

    /** By chance alone nobody would see the bound in a lifetime. */
    @Test
    void isBoundEvenWhenChanceLeavesAllToTheLast() {
        Random lowest = new Random() {
            @Override
            public long nextLong(long bound) {
                return 0;
            }
        };
        assertThat(Shares.random(10_000, 100, lowest))
                .hasSize(100)
                .allMatch(share -> share >= 1 && share <= 1_000)
                .satisfies(shares -> assertThat(
                                shares.stream().mapToLong(share -> share).sum())
                        .isEqualTo(10_000));
    }
}
