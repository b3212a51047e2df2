package io.hongyan.im.plugin.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Conversation;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.UserName;
import io.hongyan.im.plugin.AcceptStep;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import java.util.List;
import java.util.Set;

/** One message that a media type accepts more than once. */
final class AcceptRun {
    private static final Message MESSAGE = new Message("0HZX4T9W2C5QK", new UserName("alice"), new Direct());

    private final TestServer server;
    private final TableRows tables;
    private final Prepared prepared;
    private final AcceptStep step;

    /** What one run leaves, seen within its transaction. */
    record Left(ObjectNode content, List<String> rows) {}

    AcceptRun(TestServer server, TableRows tables, Prepared prepared, RegisteredType type) {
        this.server = server;
        this.tables = tables;
        this.prepared = prepared;
        this.step = type.accepting()
                .orElseThrow(() -> new AssertionError(type.name() + " is no Accepting: it has no rows of its own"));
    }

    Left committed() {
        return step.<Left>call(claim -> server.rows().transactions().call(this::accept))
                .join();
    }

    Left rolledBack() {
        return step.<Left>call(claim -> {
                    try {
                        return server.rows().transactions().call(() -> {
                            throw new RolledBack(accept());
                        });
                    } catch (RolledBack wanted) {
                        return wanted.left;
                    }
                })
                .join();
    }

    private Left accept() {
        try {
            ObjectNode content = step.accept(prepared, MESSAGE).content();
            return new Left(content, tables.all());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Leaves a transaction with what is found in it. */
    private static final class RolledBack extends RuntimeException {
        private final transient Left left;

        RolledBack(Left left) {
            this.left = left;
        }
    }

    private record Direct() implements Conversation {
        private static final Set<UserName> MEMBERS = Set.of(new UserName("alice"), new UserName("bob"));

        @Override
        public String id() {
            return "0HZX4T9W2C5QJ";
        }

        @Override
        public Kind kind() {
            return Kind.DIRECT;
        }

        @Override
        public int members() {
            return MEMBERS.size();
        }

        @Override
        public boolean has(UserName user) {
            return MEMBERS.contains(user);
        }
    }
}
