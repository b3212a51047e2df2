package io.hongyan.im.deploy;

import java.io.PrintStream;
import java.util.Map;

/** What a person who started the server needs to know next. */
final class Greeting {
    private final PrintStream out;

    Greeting(PrintStream out) {
        this.out = out;
    }

    void starting(int port) {
        out.println("Hongyan is starting on 127.0.0.1:" + port + " …");
    }

    /** The administrator's password is shown at the first start only. */
    void ready(Server server, boolean firstStart, boolean demo) {
        Accounts accounts = new Accounts(server.home());
        out.println();
        out.println("  Chat            " + server.address().resolve("chat/"));
        out.println("  WebSocket       " + server.webSocket());
        out.println("  Administrator   " + administrator(accounts, firstStart));
        if (demo) {
            accounts.demo().forEach((name, password) -> out.println("  Demo account    " + name + " / " + password));
        }
        out.println("  Data and logs   " + server.home());
        out.println();
        out.println("Ctrl-C stops the server. Everything is still there when it is started again.");
    }

    void stopped() {
        out.println("Hongyan has stopped.");
    }

    private static String administrator(Accounts accounts, boolean firstStart) {
        Map<String, String> account = accounts.administrator();
        if (!firstStart || account.isEmpty()) {
            return "name and password are in " + accounts.administratorFile();
        }
        return account.get("username") + " / " + account.get("password") + "   (shown once, kept in "
                + accounts.administratorFile() + ")";
    }
}
