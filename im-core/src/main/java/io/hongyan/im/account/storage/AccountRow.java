package io.hongyan.im.account.storage;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.Post;
import io.hongyan.im.account.Quiet;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.DepartmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An account; {@code search} is what it is found by, {@code created} and {@code changed} milliseconds since 1970. Only
 * what was changed is written: a new password and a new name at once are both kept.
 */
@Entity
@Table(name = "account")
@DynamicUpdate
class AccountRow {
    @Id
    long id;

    String username = "";
    String password = "";
    String name = "";
    String signature = "";
    String locale = "";
    String state = "";
    String roles = "";
    String search = "";
    long created;
    long changed;

    @Nullable
    Long avatar;

    @Nullable
    Long department;

    String title = "";

    @Column(name = "post_order")
    int postOrder;

    @Nullable
    String dnd;

    boolean quiet;

    /** Takes over what may change, and what it is found by. */
    void profile(Account account) {
        name = account.name();
        signature = account.signature();
        locale = account.locale().toLanguageTag();
        avatar = account.avatar()
                .flatMap(id -> BlobNumber.of(id).stream().boxed().findFirst())
                .orElse(null);
        department = account.post().map(post -> post.department().value()).orElse(null);
        title = account.post().map(Post::title).orElse("");
        postOrder = account.post().map(Post::order).orElse(0);
        dnd = QuietColumn.write(account.quiet().hours());
        quiet = account.quiet().besideDesktop();
        search = SearchText.of(account.username().value(), account.name());
    }

    Account account() {
        return new Account(
                new AccountId(id),
                new UserName(username),
                name,
                signature,
                Optional.ofNullable(avatar).map(BlobNumber::id),
                Optional.ofNullable(department).map(id -> new Post(new DepartmentId(id), title, postOrder)),
                new Quiet(QuietColumn.read(dnd), quiet),
                Locale.forLanguageTag(locale),
                Account.State.valueOf(state),
                roles.isEmpty() ? Set.of() : Set.of(roles.split(",")));
    }
}
