package io.hongyan.im.plugin.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;

class LinkJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    @Override
    protected List<Class<?>> libraries() {
        return List.of(Jsoup.class);
    }

    private static HttpServer site(AtomicInteger visits) {
        byte[] page = "<title>Geese</title>".getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            site.createContext("/", exchange -> {
                visits.incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            site.start();
            return site;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected void use(TestServer server) {
        AtomicInteger visits = new AtomicInteger();
        HttpServer site = site(visits);
        try {
            String address = "http://127.0.0.1:" + site.getAddress().getPort() + "/";
            server.alice().send(server.bob(), "link", new Link(address, null, null, null));
        } finally {
            site.stop(0);
        }
        assertThat(visits).hasPositiveValue();
    }
}
