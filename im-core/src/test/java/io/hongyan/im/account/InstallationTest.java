package io.hongyan.im.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.UserName;
import io.hongyan.im.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path parent;

    private final TestDatabase database = TestDatabase.h2();
    private final AccountFixture im = new AccountFixture(database);

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private Path home() {
        return parent.resolve("new").resolve("home");
    }

    private Map<String, String> lines(String file) throws IOException {
        return new PrivateFile(home().resolve(file)).read();
    }

    @Test
    void makesTheAdministratorAndTellsThePasswordToTheOwnerOfTheHomeOnly() throws IOException {
        new Installation(im.accounts, home(), false).run();
        Map<String, String> lines = lines("administrator.txt");
        Login login = im.login(new UserName("admin"), new Secret(lines.getOrDefault("password", "")), "d");
        assertThat(lines).containsEntry("username", "admin");
        assertThat(login.account().roles()).containsExactly(Account.ADMINISTRATOR);
        assertThat(Files.getPosixFilePermissions(home().resolve("administrator.txt")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home().resolve("demo.txt")).doesNotExist();
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        new Installation(im.accounts, home(), true).run();
        Map<String, String> administrator = lines("administrator.txt");
        Map<String, String> demo = lines("demo.txt");
        new Installation(im.accounts, home(), true).run();
        assertThat(lines("administrator.txt")).isEqualTo(administrator);
        assertThat(lines("demo.txt")).isEqualTo(demo);
    }

    @Test
    void makesTheDemoAccountsLaterToo() throws IOException {
        new Installation(im.accounts, home(), false).run();
        new Installation(im.accounts, home(), true).run();
        Map<String, String> demo = lines("demo.txt");
        assertThat(demo).containsOnlyKeys("alice", "bob", "carol");
        demo.forEach((name, password) -> im.login(new UserName(name), new Secret(password), "d"));
    }

    @Test
    void makesAnotherPasswordForEveryInstallation() {
        assertThat(GeneratedPassword.make().value())
                .matches("([a-z2-9]{4}-){4}[a-z2-9]{4}")
                .isNotEqualTo(GeneratedPassword.make().value());
    }
}
