package io.hongyan.im.message;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Fields;
import java.util.Optional;

/** A message as it came, before anything of it but its address is looked at. */
record Letter(Identity from, Account recipient, Optional<ClientId> clientId, Fields fields, String media)
        implements Draft {
    @Override
    public UserName sender() {
        return from.username();
    }

    @Override
    public String to() {
        return recipient.username().value();
    }

    Letter ofMedia(String name) {
        return new Letter(from, recipient, clientId, fields, name);
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
