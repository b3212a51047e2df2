package io.hongyan.im.storage;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatformException;

/** Finds the transaction manager of whatever server this runs on, under names that are constants. */
@SuppressWarnings("BanJNDI")
public final class ServerJtaPlatform extends AbstractJtaPlatform {
    private static final List<String> NAMES =
            List.of("java:jboss/TransactionManager", "java:appserver/TransactionManager");

    @Override
    protected TransactionManager locateTransactionManager() {
        return NAMES.stream()
                .flatMap(name -> lookup(name, TransactionManager.class).stream())
                .findFirst()
                .orElseThrow(() -> new JtaPlatformException("no transaction manager under any of " + NAMES));
    }

    @Override
    protected UserTransaction locateUserTransaction() {
        return lookup("java:comp/UserTransaction", UserTransaction.class)
                .orElseThrow(() -> new JtaPlatformException("no UserTransaction"));
    }

    private static <T> Optional<T> lookup(String name, Class<T> type) {
        try {
            return Optional.of(type.cast(new InitialContext().lookup(name)));
        } catch (NamingException elsewhere) {
            return Optional.empty();
        }
    }
}
