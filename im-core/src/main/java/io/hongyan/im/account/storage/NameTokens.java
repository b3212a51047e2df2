package io.hongyan.im.account.storage;

import io.hongyan.im.storage.Jdbc;
import io.hongyan.im.storage.Transactions;
import io.hongyan.im.text.TokenRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The index of names, written with the account. */
final class NameTokens {
    /** In a statement. */
    private static final int ROWS = 1_000;

    private final Transactions transactions;

    NameTokens(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes accounts, so that they are locked, and makes their tokens what they are found by; inside a transaction. */
    void write(List<AccountRow> accounts) {
        transactions.entities().flush();
        List<Token> tokens = accounts.stream().flatMap(NameTokens::tokens).toList();
        int unused = Jdbc.call(transactions.entities(), connection -> {
            clear(connection, accounts);
            for (int from = 0; from < tokens.size(); from += ROWS) {
                insert(connection, tokens.subList(from, Math.min(from + ROWS, tokens.size())));
            }
            return tokens.size();
        });
    }

    private record Token(long token, long account) {}

    private static Stream<Token> tokens(AccountRow account) {
        return NameToken.of(account.search).stream().map(token -> new Token(token, account.id));
    }

    private static void clear(Connection connection, List<AccountRow> accounts) throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement("delete from account_token where account = ?")) {
            for (AccountRow account : accounts) {
                clear.setLong(1, account.id);
                clear.addBatch();
            }
            clear.executeBatch();
        }
    }

    private static void insert(Connection connection, List<Token> tokens) throws SQLException {
        String rows = String.join(",", Collections.nCopies(tokens.size(), "(?,?)"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into account_token (token, account) values " + rows)) {
            int index = 1;
            for (Token token : tokens) {
                insert.setLong(index++, token.token);
                insert.setLong(index++, token.account);
            }
            insert.executeUpdate();
        }
    }

    /** How many rows are in a range, at most so many; inside a transaction. */
    int count(TokenRange range, int most) {
        return Jdbc.call(transactions.entities(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from (select 1 as one from account_token where token between ? and ?"
                            + " fetch first " + most + " rows only) t")) {
                statement.setLong(1, range.low());
                statement.setLong(2, range.high());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }
}
