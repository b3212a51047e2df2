package io.hongyan.im.account;

import static io.hongyan.im.account.AccountFixture.PASSWORD;
import static io.hongyan.im.account.LoginContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People, the same on every database. */
interface AccountContract {
    AccountFixture im();

    @Test
    default void findsWhoRegistered() {
        Account account = im().somebody("爱丽丝 👩");
        assertThat(im().accounts.find(account.username())).contains(account);
        assertThat(im().accounts.find(account.id())).contains(account);
        assertThat(im().accounts.require(account.username())).isEqualTo(account);
        assertThat(account.roles()).isEmpty();
        assertThat(account.state()).isEqualTo(Account.State.ACTIVE);
    }

    @Test
    default void knowsNobodyElse() {
        assertThat(im().accounts.find(im().newName())).isEmpty();
        refused(Code.NO_SUCH_USER, () -> im().accounts.require(im().newName()));
    }

    @Test
    default void givesANameToOneOfManyWhoAskTogether() {
        UserName name = im().newName();
        long registered =
                IntStream.range(0, 6).parallel().filter(i -> isRegistered(name)).count();
        assertThat(registered).isEqualTo(1);
        assertThat(im().accounts.find(name)).isPresent();
    }

    private boolean isRegistered(UserName name) {
        try {
            im().accounts.register(name, PASSWORD, "Alice", Locale.ENGLISH);
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo(Code.NAME_TAKEN);
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 129})
    default void refusesPasswordsTooShortOrTooLong(int length) {
        Secret password = new Secret("😀".repeat(length));
        refused(Code.MALFORMED, () -> im().accounts.register(im().newName(), password, "Alice", Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "\ud83d"})
    default void refusesNamesThatAreNone(String name) {
        refused(Code.MALFORMED, () -> im().somebody(name));
        refused(Code.MALFORMED, () -> im().somebody("x".repeat(65)));
    }

    @Test
    default void changesWhatSomebodySaysAboutThemselves() {
        Account account = im().somebody("Alice");
        im().accounts.find(account.username());
        Account changed = im().accounts
                .update(
                        account.id(),
                        new ProfileChange(Optional.of(" 爱丽丝 "), Optional.of("gone home"), Optional.of(Locale.CHINA)));
        assertThat(changed.name()).isEqualTo("爱丽丝");
        assertThat(changed.signature()).isEqualTo("gone home");
        assertThat(im().accounts.find(account.username())).contains(changed);
        assertThat(im().accounts.find(account.id())).contains(changed);
        assertThat(im().accounts
                        .update(account.id(), new ProfileChange(Optional.empty(), Optional.of(""), Optional.empty())))
                .extracting(Account::name, Account::signature, Account::locale)
                .containsExactly("爱丽丝", "", Locale.CHINA);
    }

    @Test
    default void keepsWhenSomebodyWantsNoNoise() {
        Account account = im().somebody("Alice");
        assertThat(account.quiet()).isEqualTo(Quiet.NEVER);
        Quiet quiet = new Quiet(
                Optional.of(new Quiet.Hours(LocalTime.of(22, 5), LocalTime.of(7, 0), ZoneId.of("Asia/Shanghai"))),
                true);
        im().accounts.change(account.id(), each -> each.withQuiet(quiet));
        Account changed = im().accounts
                .update(account.id(), new ProfileChange(Optional.of("Al"), Optional.empty(), Optional.empty()));
        assertThat(changed.quiet()).isEqualTo(quiet);
        assertThat(im().accounts.find(account.id())).contains(changed);
        im().accounts.change(account.id(), each -> each.withQuiet(Quiet.NEVER));
        assertThat(im().accounts.find(account.id()).orElseThrow().quiet()).isEqualTo(Quiet.NEVER);
    }

    /** Two devices change two things of one person at the same time, again and again. */
    @Test
    default void losesNothingOfChangesAtTheSameTime() {
        Account account = im().somebody("Alice");
        for (int i = 0; i < 10; i++) {
            boolean on = i % 2 == 0;
            String signature = "no " + i;
            Stream.<Runnable>of(
                            () -> im().accounts
                                    .change(account.id(), each -> each.withQuiet(Quiet.NEVER.withBesideDesktop(on))),
                            () -> im().accounts
                                    .update(
                                            account.id(),
                                            new ProfileChange(
                                                    Optional.empty(), Optional.of(signature), Optional.empty())))
                    .parallel()
                    .forEach(Runnable::run);
            Account now = im().accounts.find(account.id()).orElseThrow();
            assertThat(now.quiet().besideDesktop()).isEqualTo(on);
            assertThat(now.signature()).isEqualTo(signature);
        }
    }

    @Test
    default void searchesByUserNameNamePinyinAndInitials() {
        String mark = UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        Account account = im().somebody("张三丰 " + mark);
        String user = account.username().value();
        for (String text : List.of(user, user.substring(3), "三丰 " + mark, "zhangsanfeng" + mark, "zsf" + mark, mark)) {
            assertThat(im().accounts.search(text, 10, Optional.empty()))
                    .as(text)
                    .contains(account);
        }
        assertThat(im().accounts.search(mark.toUpperCase(Locale.ROOT), 10, Optional.empty()))
                .containsExactly(account);
        assertThat(im().accounts.search("lisi" + mark, 10, Optional.empty())).isEmpty();
    }

    @Test
    default void searchesForWhatStandsThereNotForPatterns() {
        Account account = im().somebody("100%!_sure" + im().newName());
        assertThat(im().accounts.search(account.name(), 10, Optional.empty())).containsExactly(account);
        assertThat(im().accounts.search("1%e", 10, Optional.empty())).isEmpty();
        assertThat(im().accounts.search("\u0000", 1, Optional.empty())).hasSize(1);
    }

    @Test
    default void searchesWhateverTheCaseTheAccentsAndTheWidth() {
        String mark = UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        Account account = im().somebody("Ännchen王 " + mark);
        for (String text : List.of("ÄNNCHEN王 " + mark, "annchen王 " + mark, "Ａｎｎｃｈｅｎ王 " + mark, "chenWang" + mark)) {
            assertThat(im().accounts.search(text, 10, Optional.empty()))
                    .as(text)
                    .containsExactly(account);
        }
        im().accounts
                .update(
                        account.id(),
                        new ProfileChange(Optional.of("Bob " + mark), Optional.empty(), Optional.empty()));
        assertThat(im().accounts.search("annchen王 " + mark, 10, Optional.empty()))
                .isEmpty();
        assertThat(names(im().accounts.search("bób " + mark, 10, Optional.empty())))
                .containsExactly(account.username());
    }

    @Test
    default void searchesFirstWhoseNamesBeginSo() {
        String mark = UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        List<UserName> within = IntStream.range(0, 3)
                .mapToObj(i -> im().somebody("x" + mark).username())
                .toList();
        List<UserName> begun = IntStream.range(0, 3)
                .mapToObj(i -> im().somebody(mark + i).username())
                .toList();
        List<UserName> all = new ArrayList<>(begun);
        all.addAll(within);
        assertThat(names(im().accounts.search(mark, 10, Optional.empty()))).containsExactlyElementsOf(all);
        for (int i = 0; i < 5; i++) {
            assertThat(names(im().accounts.search(mark, 2, Optional.of(all.get(i)))))
                    .containsExactlyElementsOf(all.subList(i + 1, Math.min(i + 3, 6)));
        }
    }

    @Test
    default void pagesEverybodyByUserName() {
        String mark = im().newName().value();
        List<UserName> names = IntStream.range(0, 5)
                .mapToObj(i -> im().somebody(mark).username())
                .toList();
        List<UserName> first = names(im().accounts.search(mark, 3, Optional.empty()));
        List<UserName> rest = names(im().accounts.search(mark, 3, Optional.of(first.get(2))));
        assertThat(first).containsExactlyElementsOf(names.subList(0, 3));
        assertThat(rest).containsExactlyElementsOf(names.subList(3, 5));
        assertThat(im().accounts.search("", 2, Optional.empty())).hasSize(2);
    }

    private static List<UserName> names(List<Account> accounts) {
        return accounts.stream().map(Account::username).toList();
    }
}
