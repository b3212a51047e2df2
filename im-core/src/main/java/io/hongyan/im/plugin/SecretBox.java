package io.hongyan.im.plugin;

/** Keeps secrets from who reads the database alone. */
public interface SecretBox {
    /**
     * The secret in a form that only this installation can open, and only for the same place.
     *
     * @param place where it is kept
     */
    String close(String secret, String place);

    /** @throws IllegalStateException if it was closed by another installation, for another place, or was altered */
    String open(String closed, String place);
}
