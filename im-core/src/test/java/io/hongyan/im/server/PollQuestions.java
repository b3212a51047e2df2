package io.hongyan.im.server;

import static io.hongyan.im.server.Question.OF_ALL_CONVERSATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.conversation.Draft;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.conversation.Outcome;
import io.hongyan.im.conversation.storage.JdbcEntryLog;
import io.hongyan.im.conversation.storage.JpaMemberBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ClientId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.EntryId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.plugin.AsideBook;
import io.hongyan.im.plugin.JobBook;
import io.hongyan.im.plugin.NoticeBook;
import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.storage.JdbcAsideBook;
import io.hongyan.im.plugin.storage.JdbcJobBook;
import io.hongyan.im.plugin.storage.JdbcNoticeBook;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/** What a node does by itself: it writes logs, cuts rooms, follows logs, and looks for what is due. */
final class PollQuestions {
    private static final String LISTENER = "stock.counting";
    /** A batch of the log's. */
    private static final int BATCH = 256;

    private final QuietNode node;
    private final Transactions transactions;
    private final EntryLog log;
    private final NoticeBook notices;
    private final AsideBook aside;
    private final JobBook jobs;

    PollQuestions(QuietNode node) {
        this.node = node;
        this.transactions = node.transactions();
        this.log = new JdbcEntryLog(transactions, node.ids());
        this.notices = new JdbcNoticeBook(transactions);
        this.aside = new JdbcAsideBook(transactions);
        this.jobs = new JdbcJobBook(transactions, node.lease().number());
    }

    List<Question> all() {
        return List.of(
                new Question("a full batch of messages", person -> batch()),
                new Question("a post to a channel", person -> append(List.of(TalkQuestions.channel()))),
                new Question("a room is cut", person -> cut()),
                new Question("an entry by its id", person -> named()),
                new Question(
                        "search follows the logs",
                        person -> node.features().search().follow()),
                new Question(
                        "listeners, who there are",
                        person -> node.features().notices().poll()),
                new Question("listeners, next message", person -> listen()),
                // as many as are kept for a listener, counted once a minute
                new Question("listeners, those too many", Notices.MOST, person -> trim()),
                new Question("jobs", person -> jobs()),
                new Question("plugins", person -> node.features().plugins().poll()),
                new Question("settings", person -> node.features().desk().poll()),
                new Question(
                        "first answers, sweep", person -> node.features().once().sweep()),
                new Question(
                        "contacts, sweep", person -> node.features().contacts().sweep()),
                new Question(
                        "departments, sweep",
                        person -> node.features().departments().sweep()),
                new Question("blobs, sweep", person -> node.features().blobs().sweep()),
                new Question("rights of all direct conversations", OF_ALL_CONVERSATIONS, this::rights),
                new Question("audit", person -> audit()),
                new Question(
                        "lease of a node",
                        person -> assertThat(node.lease().renew()).isTrue()));
    }

    private void batch() {
        append(LongStream.rangeClosed(1, BATCH).mapToObj(ConversationId::new).toList());
    }

    /** A message of account 1 to each, which holds a blob. */
    private void append(List<ConversationId> conversations) {
        JpaMemberBook book = new JpaMemberBook(transactions, node.ids());
        List<Draft> drafts = transactions.call(() -> conversations.stream()
                .map(id -> new Draft(
                        book.route(id).orElseThrow(),
                        message(),
                        Set.of(),
                        Optional.of(node.ids().entry())))
                .toList());
        assertThat(transactions.call(() -> log.append(drafts, true))).allMatch(Outcome.Accepted.class::isInstance);
    }

    private static NewMessage message() {
        return new NewMessage(
                new AccountId(1),
                Optional.of(new ClientId(UUID.randomUUID().toString())),
                "chat",
                "text",
                Json.map().put("text", "honk"),
                "honk",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(BlobNumber.id(2)));
    }

    private void cut() {
        append(List.of(TalkQuestions.room()));
        transactions.run(() -> log.keep(TalkQuestions.room(), 100));
    }

    private void named() {
        assertThat(transactions.call(() -> log.find(new EntryId((2L << 24) + 1))))
                .isPresent();
    }

    private void listen() {
        Optional<NoticeBook.Notice> taken = transactions.call(() -> {
            Optional<NoticeBook.Notice> due = notices.take(LISTENER);
            due.ifPresent(notices::done);
            return due;
        });
        assertThat(taken).isPresent();
        transactions.run(
                () -> notices.take(LISTENER).ifPresent(notice -> notices.failed(notice, Duration.ofMinutes(9), false)));
    }

    private void trim() {
        assertThat(transactions.call(() -> notices.trim(LISTENER, Notices.MOST)))
                .isZero();
        assertThat(transactions.call(() -> aside.after(LISTENER, AsideBook.Mark.FIRST, 50)))
                .isNotEmpty();
        assertThat(transactions.call(() -> aside.standings("stock"))).hasSize(1);
    }

    private void jobs() {
        transactions.run(() -> {
            assertThat(jobs.take("stock", "job1", false)).isTrue();
            jobs.done("stock", "job1", Duration.ZERO, Duration.ZERO);
        });
        assertThat(transactions.call(() -> jobs.runs("stock"))).hasSize(3);
    }

    private void rights(Person person) {
        transactions.run(() -> new JpaMemberBook(transactions, node.ids()).raiseRights(person.id()));
    }

    private void audit() {
        assertThat(new JpaAudit(transactions, node.ids(), Clock.systemUTC()).latest(50))
                .hasSize(50);
    }
}
