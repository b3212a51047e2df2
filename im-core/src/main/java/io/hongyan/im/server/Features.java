package io.hongyan.im.server;

import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.People;
import io.hongyan.im.api.UserName;
import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.command.Command;
import io.hongyan.im.command.CommandDispatcher;
import io.hongyan.im.command.Incidents;
import io.hongyan.im.command.IqCommand;
import io.hongyan.im.command.Query;
import io.hongyan.im.command.storage.JpaOnce;
import io.hongyan.im.contact.ContactFeature;
import io.hongyan.im.conversation.Additions;
import io.hongyan.im.conversation.ConversationQuery;
import io.hongyan.im.conversation.Crowds;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.Directory;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.HistoryQuery;
import io.hongyan.im.conversation.ReadQuery;
import io.hongyan.im.conversation.StateEntries;
import io.hongyan.im.conversation.SyncQuery;
import io.hongyan.im.conversation.storage.JdbcEntryLog;
import io.hongyan.im.conversation.storage.JdbcLogReader;
import io.hongyan.im.conversation.storage.JpaGroupBook;
import io.hongyan.im.conversation.storage.JpaGroupCardBook;
import io.hongyan.im.conversation.storage.JpaHolds;
import io.hongyan.im.conversation.storage.JpaMarks;
import io.hongyan.im.conversation.storage.JpaMemberBook;
import io.hongyan.im.department.Departments;
import io.hongyan.im.department.DepartmentsQuery;
import io.hongyan.im.department.Organisation;
import io.hongyan.im.fetch.WholeWeb;
import io.hongyan.im.group.GroupQuery;
import io.hongyan.im.group.storage.JpaLinkBook;
import io.hongyan.im.group.storage.JpaRequestBook;
import io.hongyan.im.id.Ids;
import io.hongyan.im.login.DevicesQuery;
import io.hongyan.im.login.HeartbeatCommand;
import io.hongyan.im.login.LoginCommand;
import io.hongyan.im.login.LogoutCommand;
import io.hongyan.im.message.LogWriters;
import io.hongyan.im.message.MessageCommand;
import io.hongyan.im.message.MessageParts;
import io.hongyan.im.metrics.Metrics;
import io.hongyan.im.people.ProfileQuery;
import io.hongyan.im.people.QuietPart;
import io.hongyan.im.people.UsersQuery;
import io.hongyan.im.plugin.Authenticators;
import io.hongyan.im.plugin.HostGround;
import io.hongyan.im.plugin.HostKeeping;
import io.hongyan.im.plugin.HostServices;
import io.hongyan.im.plugin.MediaTypesQuery;
import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.PluginMessages;
import io.hongyan.im.plugin.RegisteredCommand;
import io.hongyan.im.plugin.SettingsDesk;
import io.hongyan.im.plugin.storage.JdbcNoticeBook;
import io.hongyan.im.plugin.storage.JpaPluginBook;
import io.hongyan.im.plugin.storage.JpaPluginStorage;
import io.hongyan.im.presence.EventCommand;
import io.hongyan.im.presence.Presence;
import io.hongyan.im.presence.PresenceCommand;
import io.hongyan.im.presence.PresenceQuery;
import io.hongyan.im.search.SearchFeature;
import io.hongyan.im.search.storage.JdbcHorizonBook;
import io.hongyan.im.search.storage.JdbcSearchIndex;
import io.hongyan.im.session.Sessions;
import io.hongyan.im.storage.Embedded;
import io.hongyan.im.storage.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Everything that a client may ask for, wired to what it needs. */
record Features(
        CommandDispatcher dispatcher,
        Set<String> queries,
        SyncQuery sync,
        LogWriters writers,
        PluginHost plugins,
        WholeWeb web,
        JpaOnce once,
        SettingsDesk desk,
        BlobFeature blobs,
        ContactFeature contacts,
        SearchFeature search,
        Notices notices,
        Departments departments) {

    /** What all of it stands on. */
    record Ground(
            Settings settings,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Threads threads,
            Place place,
            SettingsDesk desk,
            Authenticators authenticators,
            Metrics metrics) {}

    /**
     * Where this server is.
     *
     * @param node its number
     * @param source for migrations, which run outside any transaction
     */
    record Place(int node, DataSource source) {
        /** Whether the database lives in this process. */
        boolean embedded() {
            return Embedded.is(source);
        }
    }

    static Features of(Ground ground, AccountFeature people, Sessions sessions, BooleanSupplier open) {
        Transactions transactions = ground.transactions();
        Accounts accounts = people.accounts();
        Notices notices = Notices.open(transactions, new JdbcNoticeBook(transactions));
        JdbcEntryLog log = new JdbcEntryLog(transactions, ground.ids(), notices);
        if (ground.place().embedded()) {
            log.mend();
        }
        JpaMemberBook book = new JpaMemberBook(transactions, ground.ids());
        JpaGroupBook groups = new JpaGroupBook(transactions, ground.ids());
        JpaGroupCardBook cards = new JpaGroupCardBook(transactions);
        Organisation organisation = DepartmentParts.organisation(ground, accounts);
        ContactFeature contacts = new ContactFeature(new ContactFeature.Ground(
                accounts,
                book,
                sessions,
                transactions,
                ground.settings().contacts(),
                organisation::isShared,
                ground.threads().timer(),
                new Background(ground.threads().workers(), "contacts")));
        Directory directory = new Directory(accounts, book, transactions, contacts.consent());
        EntryJson json = new EntryJson(accounts);
        Crowds crowds = DeliveryParts.crowds(ground, sessions, book);
        Delivery delivery = DeliveryParts.of(ground, sessions, json, crowds, log);
        JpaMarks marks = new JpaMarks(transactions);
        Additions additions = new Additions(transactions, log, book, marks, delivery);
        Incidents incidents = new Incidents(ground.ids());
        WholeWeb web = WholeWeb.of(
                ground.settings().fetchesPrivate(),
                ground.threads().factory(),
                ground.threads().timer());
        BlobFeature blobs = BlobParts.of(ground, accounts);
        JpaOnce once = new JpaOnce(transactions, ground.clock());
        PluginMessages messages = new PluginMessages(log, book, accounts, directory, new StateEntries(additions));
        PluginHost plugins = new PluginHost(new HostGround(
                ground.clock(),
                ground.settings().language(),
                ground.threads().factory(),
                ground.threads().timer(),
                new HostServices(blobs.forPlugins(), blobs.forPlugins(), user -> card(accounts, user), web),
                ground.desk(),
                ground.authenticators(),
                keeping(ground, new RegisteredCommand.Ground(transactions, once, accounts), messages, notices)));
        plugins.listen(() -> sessions.all().stream()
                .filter(session -> session.identity().isPresent())
                .forEach(session -> session.push(MediaTypesQuery.CHANGED)));
        LogWriters writers = new LogWriters(
                ground.place().embedded() ? 1 : 2,
                new LogWriters.Ground(
                        transactions, log, incidents, ground.threads().factory(), ground.metrics()::committed));
        Presence presence = PresenceParts.of(ground, people, sessions, contacts);
        ProfileQuery profile = new ProfileQuery(
                accounts, sessions, transactions, List.of(blobs.avatars(), contacts.choice(), new QuietPart(accounts)));
        Departments departments = DepartmentParts.of(
                new DepartmentParts.Ground(ground, people, sessions, once, organisation), profile, contacts);
        MessageCommand posting = new MessageCommand(
                new MessageCommand.Ground(
                        accounts,
                        directory,
                        plugins,
                        writers,
                        log,
                        json,
                        delivery,
                        transactions,
                        ground.ids(),
                        open,
                        ground.threads().workers()),
                ground.clock());
        SearchFeature search = new SearchFeature(new SearchFeature.Ground(
                accounts,
                directory,
                book,
                marks,
                json,
                transactions,
                new JdbcLogReader(transactions),
                new JdbcHorizonBook(transactions),
                new JdbcSearchIndex(transactions, ground.clock(), JdbcSearchIndex.Bounds.USUAL),
                ground.settings().searchSlice().dividedBy(SearchFeature.TURNS)));
        SyncQuery sync = new SyncQuery(new SyncQuery.Ground(accounts, book, groups, log, marks, json, transactions));
        List<Query> queries = List.of(
                new ConversationQuery(directory, book, sessions, transactions),
                new DepartmentsQuery(departments.pages()),
                new DevicesQuery(people.logins(), sessions),
                new GroupQuery(new GroupQuery.Ground(
                        accounts,
                        groups,
                        cards,
                        new JpaLinkBook(transactions),
                        new JpaRequestBook(transactions),
                        book,
                        log,
                        json,
                        directory,
                        delivery,
                        crowds,
                        transactions,
                        ground.settings().groups(),
                        blobs.library()::isPictureFor,
                        ground.ids(),
                        sessions,
                        ground.threads().timer(),
                        ground.threads().workers())),
                new HistoryQuery(new HistoryQuery.Ground(directory, book, log, marks, json, transactions)),
                new MediaTypesQuery(plugins.types()),
                MessageParts.query(
                        new MessageParts.Rows(log, book, groups, marks, new JpaHolds(transactions), transactions),
                        new MessageParts.Ground(
                                accounts,
                                directory,
                                json,
                                additions,
                                plugins,
                                sessions,
                                posting,
                                delivery,
                                ground.threads().timer(),
                                ground.threads().workers(),
                                new Background(ground.threads().workers(), "reactions")),
                        ground.settings().messages()),
                new PresenceQuery(accounts, presence, sessions),
                profile,
                new ReadQuery(
                        directory,
                        book,
                        accounts,
                        sessions,
                        transactions,
                        ground.threads().timer()),
                contacts.roster(),
                search.query(),
                sync,
                new UsersQuery(accounts, people.staff(), departments::exists));
        List<Command> commands = List.of(
                new EventCommand(directory, sessions),
                new HeartbeatCommand(ground.clock()),
                new IqCommand(queries, plugins.commands(), transactions, once),
                new LoginCommand(people.logins(), ground.clock(), open),
                new LogoutCommand(people.logins()),
                posting,
                new PresenceCommand(presence, sessions));
        Set<String> names = queries.stream().map(Query::name).collect(Collectors.toUnmodifiableSet());
        return new Features(
                new CommandDispatcher(commands, incidents, ground.metrics()::handled),
                names,
                sync,
                writers,
                plugins,
                web,
                once,
                ground.desk(),
                blobs,
                contacts,
                search,
                notices,
                departments);
    }

    private static HostKeeping keeping(
            Ground ground, RegisteredCommand.Ground commands, PluginMessages messages, Notices notices) {
        int node = ground.place().node();
        return new HostKeeping(
                node,
                new JpaPluginBook(ground.transactions(), ground.clock()),
                new JpaPluginStorage(ground.place().source(), commands, messages, notices, node),
                new JpaAudit(ground.transactions(), ground.ids(), ground.clock()),
                Optional.of(ground.settings().plugins().ofNode(node)));
    }

    private static Optional<People.Card> card(Accounts accounts, UserName user) {
        return accounts.find(user).map(account -> new People.Card(user, account.name(), account.avatar()));
    }
}
