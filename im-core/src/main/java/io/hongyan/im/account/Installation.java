package io.hongyan.im.account;

import io.hongyan.im.api.UserName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts that a new installation begins with; their passwords are made for it and written to its home. */
public final class Installation {
    private static final Logger log = LoggerFactory.getLogger(Installation.class);
    private static final UserName ADMINISTRATOR = new UserName("admin");
    private static final List<String> DEMO = List.of("Alice", "Bob", "Carol");

    private final Accounts accounts;
    private final Path home;
    private final boolean demo;

    /** @param home where {@code administrator.txt} and {@code demo.txt} go */
    public Installation(Accounts accounts, Path home, boolean demo) {
        this.accounts = accounts;
        this.home = home;
        this.demo = demo;
    }

    /** Makes what is missing; a second run changes nothing. */
    public void run() {
        try {
            Files.createDirectories(home);
            administrator();
            if (demo) {
                demo();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("im.home can't be written: " + home, failure);
        }
    }

    private void administrator() throws IOException {
        if (accounts.find(ADMINISTRATOR).isPresent()) {
            return;
        }
        PrivateFile file = new PrivateFile(home.resolve("administrator.txt"));
        Secret password = GeneratedPassword.make();
        // written before the account is made, lest a crash between leave one that nobody can enter
        file.write(List.of("username=" + ADMINISTRATOR, "password=" + password.value()));
        accounts.create(ADMINISTRATOR, password, "Administrator", Locale.ENGLISH, Set.of(Account.ADMINISTRATOR));
        log.info("event=administrator-made file={}", file);
    }

    private void demo() throws IOException {
        PrivateFile file = new PrivateFile(home.resolve("demo.txt"));
        Map<String, String> passwords = new TreeMap<>(file.read());
        for (String name : DEMO) {
            UserName username = new UserName(name.toLowerCase(Locale.ROOT));
            if (accounts.find(username).isEmpty()) {
                Secret password = GeneratedPassword.make();
                passwords.put(username.value(), password.value());
                file.write(passwords.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .toList());
                accounts.register(username, password, name, Locale.ENGLISH);
                log.info("event=demo-account-made username={} file={}", username, file);
            }
        }
    }
}
