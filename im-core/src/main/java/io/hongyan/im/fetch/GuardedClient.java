package io.hongyan.im.fetch;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes HTTP clients that connect to nothing but what a {@link Guard} lets through: no proxy, no cookies, no kept
 * connections, no tries again, at most five redirects, each of them checked.
 */
public final class GuardedClient {
    private static final int REDIRECTS = 5;
    private static final int LINE = 8_192;
    private static final int HEADERS = 200;

    private GuardedClient() {}

    /**
     * @param agent what it calls itself
     * @param most connections at a time
     * @param patience for the connection and between two packets of the network; not for the whole
     */
    public static CloseableHttpClient of(Guard guard, String agent, int most, Timeout patience) {
        return client(guard, agent, most, patience)
                .setRedirectStrategy(new Checked(guard))
                .build();
    }

    /** The same, which follows no redirect. */
    static CloseableHttpClient direct(Guard guard, String agent, int most, Timeout patience) {
        return client(guard, agent, most, patience).disableRedirectHandling().build();
    }

    private static HttpClientBuilder client(Guard guard, String agent, int most, Timeout patience) {
        return HttpClients.custom()
                .setConnectionManager(connections(guard, most, patience))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setMaxRedirects(REDIRECTS)
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(agent)
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    private static PoolingHttpClientConnectionManager connections(Guard guard, int most, Timeout patience) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LINE)
                                .setMaxHeaderCount(HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(patience).build())
                .build();
    }

    private static final class Checked extends DefaultRedirectStrategy {
        private final Guard guard;

        Checked(Guard guard) {
            this.guard = guard;
        }

        @Override
        public URI getLocationURI(HttpRequest request, HttpResponse response, HttpContext context)
                throws HttpException {
            try {
                return guard.check(super.getLocationURI(request, response, context));
            } catch (IOException refused) {
                throw new ProtocolException(refused.getMessage());
            }
        }
    }
}
