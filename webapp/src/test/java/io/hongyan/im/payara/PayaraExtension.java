package io.hongyan.im.payara;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Brings {@link PayaraContainer} where the build says that Payara is launched. */
public final class PayaraExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        if (System.getProperty("arquillian.launch", "").equals("payara")) {
            builder.service(DeployableContainer.class, PayaraContainer.class);
        }
    }
}
