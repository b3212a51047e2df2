package io.hongyan.im.message;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.packet.Fields;
import java.util.Optional;

/** A message as it came, before anything of it but its address is looked at. */
record Letter(Identity from, Address address, Optional<ClientId> clientId, Fields fields, String media)
        implements Draft {
    @Override
    public UserName sender() {
        return from.username();
    }

    @Override
    public String to() {
        return address.to();
    }

    Letter ofMedia(String name) {
        return new Letter(from, address, clientId, fields, name);
    }

    @Override
    public Kind kind() {
        return address.kind();
    }

    @Override
    public Blob blob(BlobId id) {
        throw new IllegalArgumentException("the content holds no such blob");
    }
}
