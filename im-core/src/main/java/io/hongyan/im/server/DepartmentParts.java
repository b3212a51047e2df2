package io.hongyan.im.server;

import io.hongyan.im.account.Account;
import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.audit.storage.JpaAudit;
import io.hongyan.im.command.Once;
import io.hongyan.im.contact.ContactFeature;
import io.hongyan.im.department.DepartmentListener;
import io.hongyan.im.department.DepartmentNews;
import io.hongyan.im.department.Departments;
import io.hongyan.im.department.Organisation;
import io.hongyan.im.department.storage.JpaDepartmentBook;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.people.ProfileQuery;
import io.hongyan.im.session.Sessions;

/** Puts the organisation together. */
final class DepartmentParts {
    private DepartmentParts() {}

    /** What it stands on. */
    record Ground(
            Features.Ground server, AccountFeature people, Sessions sessions, Once once, Organisation organisation) {}

    static Organisation organisation(Features.Ground ground, Accounts accounts) {
        return new Organisation(ground.transactions(), accounts, new JpaDepartmentBook(ground.transactions()));
    }

    static Departments of(Ground ground, ProfileQuery profile, ContactFeature contacts) {
        Features.Ground server = ground.server;
        return new Departments(new Departments.Ground(
                server.transactions(),
                new JpaDepartmentBook(server.transactions()),
                ground.people.accounts(),
                ground.people.staff(),
                server.ids(),
                ground.once,
                new JpaAudit(server.transactions(), server.ids(), server.clock()),
                server.clock(),
                new Background(server.threads().workers(), "departments"),
                ground.organisation,
                new DepartmentNews(ground.sessions, server.threads().timer()),
                new Listener(profile, contacts)));
    }

    /** Tells the person, and who may write to whom from now on. */
    private record Listener(ProfileQuery profile, ContactFeature contacts) implements DepartmentListener {
        @Override
        public void assigned(Account account) {
            profile.tell(account);
        }

        @Override
        public void moved(AccountId person) {
            contacts.moved(person);
        }
    }
}
