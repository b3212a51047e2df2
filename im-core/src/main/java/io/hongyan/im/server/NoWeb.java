package io.hongyan.im.server;

import io.hongyan.im.api.Web;
import java.io.IOException;
import java.net.URI;

/** Fetches nothing yet. */
final class NoWeb implements Web {
    @Override
    public Page get(URI address, int mostBytes) throws IOException {
        throw new IOException("this server fetches nothing");
    }
}
