package io.hongyan.im.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The pairs of tokens that follow each other from one login on one device. The current pair is the one with the number
 * {@code generation}; pairs between {@code previousGeneration} and it were replaced, for their answer was lost.
 *
 * @param selector hash of what all refresh tokens of the family have in common
 * @param current hash of the current refresh token
 * @param previous hash of the one before
 * @param rotated when {@code previous} was exchanged
 * @param used whether the current pair has been used; the first, which was exchanged for none, counts as used
 */
public record Family(
        long id,
        long generation,
        long previousGeneration,
        String selector,
        String current,
        Optional<String> previous,
        Instant rotated,
        boolean used,
        Instant expires) {
    /** How long after an exchange an answer may be told lost. */
    static final Duration LOST_ANSWER = Duration.ofSeconds(60);

    /** How long a family lives without an exchange. */
    static final Duration LIFE = Duration.ofDays(60);

    static Family begin(long id, RefreshToken token, Instant now) {
        return new Family(id, 1, 0, token.selector(), token.hash(), Optional.empty(), now, true, now.plus(LIFE));
    }

    /** The family with the next pair in exchange for this token; empty if that ends the family. */
    Optional<Family> exchanged(RefreshToken old, RefreshToken next, Instant now) {
        if (now.isAfter(expires)) {
            return Optional.empty();
        }
        if (old.hasHash(current)) {
            return Optional.of(with(next, generation, Optional.of(current), now, now.plus(LIFE)));
        }
        boolean lost =
                previous.isPresent() && old.hasHash(previous.get()) && !used && !now.isAfter(rotated.plus(LOST_ANSWER));
        return lost ? Optional.of(with(next, previousGeneration, previous, rotated, expires)) : Optional.empty();
    }

    private Family with(RefreshToken next, long before, Optional<String> last, Instant time, Instant end) {
        return new Family(id, generation + 1, before, selector, next.hash(), last, time, false, end);
    }

    /** Whether an access token of that family and pair counts: pairs that were replaced don't. */
    boolean accepts(long family, long pair) {
        return family == id && (pair == generation || pair <= previousGeneration);
    }
}
