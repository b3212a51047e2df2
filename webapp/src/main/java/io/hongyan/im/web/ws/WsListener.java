package io.hongyan.im.web.ws;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import org.jspecify.annotations.Nullable;

/** Makes the endpoint known to the container: Tyrus upgrades to no other one, whatever it is given. */
@WebListener
public class WsListener implements ServletContextListener {
    @Inject
    @Nullable
    Handshakes handshakes;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServerContainer container =
                (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        if (handshakes == null) {
            throw new IllegalStateException("the container gave no beans");
        }
        try {
            container.addEndpoint(WsServlet.config(handshakes));
        } catch (DeploymentException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
