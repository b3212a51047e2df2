package io.hongyan.im.payara;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What {@code arquillian.xml} says of a Payara. */
public final class PayaraConfiguration implements ContainerConfiguration {
    private String home = "";
    private String script = "";
    private String base = "";
    private int port;
    private int adminPort;
    private String jvmOptions = "";

    @Override
    public void validate() {
        if (port == 0 || adminPort == 0) {
            throw new IllegalStateException("port and adminPort must be told");
        }
    }

    /** The unpacked archive. */
    public Path home() {
        return Path.of(home);
    }

    /** What an operator runs. */
    public Path script() {
        return Path.of(script);
    }

    /** A folder of its own for the domain. */
    public Path base() {
        return Path.of(base);
    }

    public int port() {
        return port;
    }

    public int adminPort() {
        return adminPort;
    }

    public String jvmOptions() {
        return jvmOptions;
    }

    public void setHome(String home) {
        this.home = home;
    }

    public void setScript(String script) {
        this.script = script;
    }

    public void setBase(String base) {
        this.base = base;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public void setAdminPort(int adminPort) {
        this.adminPort = adminPort;
    }

    public void setJvmOptions(String jvmOptions) {
        this.jvmOptions = jvmOptions;
    }
}
