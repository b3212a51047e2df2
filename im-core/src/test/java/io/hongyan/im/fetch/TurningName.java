package io.hongyan.im.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;

/** A name whose server gives another address at the second look-up. */
record TurningName(String first, String then, AtomicInteger times) implements DnsResolver {
    TurningName(String first, String then) {
        this(first, then, new AtomicInteger());
    }

    int asked() {
        return times.get();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(times.getAndIncrement() == 0 ? first : then)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
