package io.hongyan.im.deploy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Whether a server answers 200 to {@code /im/health/ready}. */
final class Readiness {
    private static final int LONGEST_ANSWER_MS = 5_000;

    private final URI health;

    Readiness(URI health) {
        this.health = health;
    }

    /** False when {@code alive} ended or the time passed before the server was ready. */
    boolean within(Duration time, BooleanSupplier alive) {
        long deadline = System.nanoTime() + time.toNanos();
        while (alive.getAsBoolean() && System.nanoTime() < deadline) {
            if (ready()) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean ready() {
        try {
            HttpURLConnection asked = (HttpURLConnection) health.toURL().openConnection();
            asked.setConnectTimeout(LONGEST_ANSWER_MS);
            asked.setReadTimeout(LONGEST_ANSWER_MS);
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while the server was starting.", e);
        }
    }
}
