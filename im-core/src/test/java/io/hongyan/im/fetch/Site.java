package io.hongyan.im.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A web site of this machine, with some pages that no honest site has. */
final class Site implements AutoCloseable {
    private static final int PATIENCE = 20;

    private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Site(String host) {
        try {
            server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchanges.add(exchange);
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    URI at(String path) {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path);
    }

    List<String> requests() {
        return exchanges.stream().map(one -> one.getRequestURI().getPath()).toList();
    }

    List<String> headers(String name) {
        return exchanges.stream()
                .flatMap(one -> one.getRequestHeaders().getOrDefault(name, List.of()).stream())
                .toList();
    }

    void awaitRequests(int number) throws InterruptedException {
        for (int wait = 0; exchanges.size() < number && wait < PATIENCE * 100; wait++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Until somebody hung up on a page without end. */
    void awaitEndOfEndless() throws InterruptedException {
        if (!hungUp.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("the page is still being read");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/page", "/cookie" -> page(exchange);
            case "/packed" -> packed(exchange, "packed".getBytes(UTF_8));
            case "/bomb" -> packed(exchange, new byte[50_000_000]);
            case "/endless" -> endless(exchange, new byte[10_000], 0);
            case "/drip" -> endless(exchange, new byte[1], 20);
            case "/circle" -> redirect(exchange, "/circle");
            case "/to" -> redirect(exchange, exchange.getRequestURI().getRawQuery());
            case "/echo" -> echo(exchange);
            case "/hung-up" -> {}
            default -> {
                int left = path.startsWith("/redirects/") ? Integer.parseInt(path.substring(11)) : -1;
                if (left < 0) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    redirect(exchange, left == 1 ? "/page" : "/redirects/" + (left - 1));
                }
            }
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(503, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void page(HttpExchange exchange) throws IOException {
        byte[] bytes = "<title>A page</title>".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
        exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void packed(HttpExchange exchange, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, packed.size());
        exchange.getResponseBody().write(packed.toByteArray());
    }

    private void endless(HttpExchange exchange, byte[] piece, int pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        try {
            while (!threads.isShutdown()) {
                body.write(piece);
                body.flush();
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        } catch (IOException closed) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
