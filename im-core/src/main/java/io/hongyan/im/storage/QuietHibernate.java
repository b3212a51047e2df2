package io.hongyan.im.storage;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentInitiator;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/** Makes every persistence unit a {@link QuietEnvironment}; found by Hibernate as a service. */
public final class QuietHibernate implements ServiceContributor {
    @Override
    public void contribute(StandardServiceRegistryBuilder units) {
        units.addInitiator(new Initiator());
    }

    private static final class Initiator extends JdbcEnvironmentInitiator {
        @Override
        public JdbcEnvironment initiateService(Map<String, Object> settings, ServiceRegistryImplementor services) {
            return new QuietEnvironment(super.initiateService(settings, services));
        }
    }
}
