package io.hongyan.im.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuseTest {
    private final Hand clock = new Hand();
    private final Fuse fuse = new Fuse(clock);

    private void ask(boolean well) {
        assertThat(fuse.enter()).isTrue();
        fuse.leave(well);
    }

    @Test
    void letsNobodyAskForAWhileAfterFailuresInARowAndThenOne() {
        for (int i = 0; i < Fuse.FAILURES - 1; i++) {
            ask(false);
        }
        ask(true);
        for (int i = 0; i < Fuse.FAILURES; i++) {
            ask(false);
        }
        assertThat(fuse.enter()).isFalse();

        clock.passes(Fuse.REST);
        assertThat(fuse.enter()).isTrue();
        assertThat(fuse.enter()).isFalse();
        fuse.leave(true);
        ask(true);
    }

    @Test
    void letsOnlySoManyAskAtOnce() {
        for (int i = 0; i < Fuse.AT_ONCE; i++) {
            assertThat(fuse.enter()).isTrue();
        }
        assertThat(fuse.enter()).isFalse();
        fuse.leave(true);
        assertThat(fuse.enter()).isTrue();
    }
}
