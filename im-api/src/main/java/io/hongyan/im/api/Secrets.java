package io.hongyan.im.api;

/**
 * Keeps secrets in rows of the plugin from who reads the database alone. A secret that an administrator sets once is
 * better a setting, marked {@link Secret}.
 */
public interface Secrets {
    /**
     * The secret in a form that only this plugin in this installation can open, and only for the same place.
     *
     * @param place where it is kept, as a table and a key
     * @return about twice as long as the secret, and 60 characters
     */
    String close(String secret, String place);

    /** @throws IllegalStateException if it was closed by another plugin or installation, for another place, or altered */
    String open(String closed, String place);
}
