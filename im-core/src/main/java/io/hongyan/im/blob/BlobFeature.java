package io.hongyan.im.blob;

import io.hongyan.im.account.Accounts;
import io.hongyan.im.blob.storage.JpaBlobBook;
import io.hongyan.im.conversation.Holds;
import io.hongyan.im.people.ProfilePart;
import java.nio.file.Path;

/** Blobs, built whole over one database whose migrations have run. */
public final class BlobFeature implements AutoCloseable {
    private final Uploads uploads;
    private final Library library;
    private final Tickets tickets;
    private final Sweep sweep;
    private final PluginBlobs forPlugins;
    private final Avatars avatars;
    private final Path unfinished;
    private final ByteStore store;

    /** @param ticketKey 32 bytes in base 64, the same on every node */
    public BlobFeature(BlobGround ground, ByteStore store, Holds holds, Accounts accounts, String ticketKey) {
        BlobBook book = new JpaBlobBook(ground.transactions());
        this.uploads = new Uploads(ground, book, store);
        this.library = new Library(ground.transactions(), book, holds, store);
        this.store = store;
        this.unfinished = ground.home().resolve("unfinished");
        this.tickets = new Tickets(ticketKey, ground.clock());
        this.sweep = new Sweep(ground, book, holds, store, uploads.arrivals());
        this.avatars = new Avatars(accounts, library, book, ground.clock());
        this.forPlugins =
                new PluginBlobs(library, uploads, user -> accounts.require(user).id(), ground.language());
    }

    public Uploads uploads() {
        return uploads;
    }

    public Library library() {
        return library;
    }

    public Tickets tickets() {
        return tickets;
    }

    public PluginBlobs forPlugins() {
        return forPlugins;
    }

    /** The avatars of people. */
    public ProfilePart avatars() {
        return avatars;
    }

    /** A folder for uploads that may go on where they stopped; whoever uses it sweeps it. */
    public Path unfinished() {
        return unfinished;
    }

    /** Gives the store back; nothing works afterwards. */
    @Override
    public void close() {
        store.close();
    }

    /** Removes what nothing holds any more; several nodes may do so at once. */
    public void sweep() {
        sweep.run();
    }
}
