package io.hongyan.im.plugin.testkit;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;

/** What {@code alice} is about to send to {@code bob}. */
record Note(String media) implements Draft {
    @Override
    public UserName sender() {
        return new UserName("alice");
    }

    @Override
    public String to() {
        return "bob";
    }

    @Override
    public Kind kind() {
        return Kind.DIRECT;
    }

    @Override
    public Blob blob(BlobId id) {
        throw new IllegalArgumentException("the content holds no such blob");
    }
}
