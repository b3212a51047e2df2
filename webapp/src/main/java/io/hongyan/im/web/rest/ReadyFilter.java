package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.web.server.Server;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Serves nobody before the server is ready and after it begins to stop. */
@Provider
public class ReadyFilter implements ContainerRequestFilter {
    @Inject
    @Nullable
    Server server;

    @Override
    public void filter(ContainerRequestContext request) {
        if (server == null || !server.isReady()) {
            throw new Refused(Code.OVERLOADED);
        }
    }
}
