package io.hongyan.im.web.server;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.jspecify.annotations.Nullable;

/** Stops the messenger while the container still has everything that it needs for that: connections, database, threads. */
@WebListener
public class Lifecycle implements ServletContextListener {
    @Inject
    @Nullable
    Server server;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (server != null) {
            server.stop();
        }
    }
}
