package io.hongyan.im.blob;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.SendableBlobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Blobs as plugins see them. */
public final class PluginBlobs implements Blobs, SendableBlobs {
    private final Library library;
    private final Uploads uploads;
    private final Function<UserName, AccountId> accounts;
    private final Locale language;

    PluginBlobs(Library library, Uploads uploads, Function<UserName, AccountId> accounts, Locale language) {
        this.library = library;
        this.uploads = uploads;
        this.accounts = accounts;
        this.language = language;
    }

    @Override
    public Map<BlobId, Blob> find(UserName sender, Map<BlobId, String> fields) {
        Map<BlobId, Blob> found = new HashMap<>();
        library.readable(accounts.apply(sender), fields.keySet())
                .forEach((id, blob) -> found.put(id, new NamedBlob(blob, fields.getOrDefault(id, ""), language)));
        return found;
    }

    @Override
    public Optional<Blob> find(BlobId id) {
        return library.find(id).map(blob -> new NamedBlob(blob, "", language));
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        StoredBlob blob = library.find(id).orElseThrow(() -> new IOException("there is no such blob"));
        return library.open(blob, 0, blob.bytes().size());
    }

    @Override
    public Blob store(UserName owner, String name, byte[] bytes) throws IOException {
        try {
            StoredBlob blob = uploads.take(accounts.apply(owner), Use.FILE, name, new ByteArrayInputStream(bytes));
            return new NamedBlob(blob, "", language);
        } catch (Refused refused) {
            throw new IOException("not kept: " + refused.code(), refused);
        }
    }
}
