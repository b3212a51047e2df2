package io.hongyan.im.plugin;

import io.hongyan.im.api.Secrets;

/** The secrets of one plugin; no setting's place is like one of these. */
record OwnSecrets(String plugin, SecretBox box) implements Secrets {
    @Override
    public String close(String secret, String place) {
        return box.close(secret, place(place));
    }

    @Override
    public String open(String closed, String place) {
        return box.open(closed, place(place));
    }

    private String place(String place) {
        return plugin + "//" + place;
    }
}
