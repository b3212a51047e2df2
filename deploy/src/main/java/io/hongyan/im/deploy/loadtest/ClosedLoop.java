package io.hongyan.im.deploy.loadtest;

/** Everybody has a window of messages under way and sends the next one when one is answered: as fast as the server can. */
final class ClosedLoop implements Loop {
    private final Crowd crowd;
    private final int window;
    private volatile boolean over;

    ClosedLoop(Crowd crowd, int window) {
        this.crowd = crowd;
        this.window = window;
    }

    @Override
    public void start() {
        for (int person = 0; person < crowd.size(); person++) {
            for (int message = 0; message < window; message++) {
                next(person);
            }
        }
    }

    @Override
    public void stop() {
        over = true;
    }

    private void next(int person) {
        var unused = crowd.send(person, System.nanoTime()).thenAccept(answer -> {
            if (!over) {
                next(person);
            }
        });
    }
}
