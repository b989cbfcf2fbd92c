package dev.signalbox.console.gateway.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JDBC in few words. */
final class Sql {
    private Sql() {}

    @FunctionalInterface
    interface Work<T> {
        T on(Connection db) throws SQLException, IOException;
    }

    @FunctionalInterface
    interface Change {
        void on(Connection db) throws SQLException;
    }

    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    static boolean execute(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement()) {
            return statement.execute(sql);
        }
    }

    static void run(Connection db, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = db.prepareStatement(sql)) {
            set(statement, parameters);
            statement.executeUpdate();
        }
    }

    static void each(Connection db, String sql, List<Object> parameters, Row reader) throws SQLException {
        try (var statement = db.prepareStatement(sql)) {
            set(statement, parameters.toArray());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    static long number(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement(); var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
