package io.hongyan.im.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the database is: {@code im.db.url}, {@code im.db.user}, {@code im.db.password}, else an H2 file under {@code im.home}. */
public record DatabaseSettings(String url, Optional<String> user, Optional<String> password) {
    /** What the server's configuration says. */
    public static DatabaseSettings configured() {
        Config config = ConfigProvider.getConfig(DatabaseSettings.class.getClassLoader());
        Path home = config.getOptionalValue("im.home", String.class)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), "hongyan"));
        return config.getOptionalValue("im.db.url", String.class)
                .map(url -> new DatabaseSettings(
                        url,
                        config.getOptionalValue("im.db.user", String.class),
                        config.getOptionalValue("im.db.password", String.class)))
                .orElseGet(() -> file(home));
    }

    /** The embedded database, whose commits are on the disk when they return. */
    public static DatabaseSettings file(Path home) {
        String path = home.toAbsolutePath()
                .normalize()
                .resolve("db")
                .resolve("hongyan")
                .toString();
        return new DatabaseSettings(
                "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url.replaceAll("[?;].*", "") + "]";
    }
}
