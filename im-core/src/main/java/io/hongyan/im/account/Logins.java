package io.hongyan.im.account;

import io.hongyan.im.account.AccessTokens.Proof;
import io.hongyan.im.api.UserName;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Logging in by password or token, and the devices that this leaves signed in. Password checks take their time. */
public final class Logins {
    private final Accounts accounts;
    private final Credentials credentials;
    private final Families families;
    private final AccessTokens tokens;
    private final Executor hashing;

    /** @param hashing where passwords are hashed, and logins go on after others were asked */
    Logins(Accounts accounts, Credentials credentials, Families families, AccessTokens tokens, Executor hashing) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.families = families;
        this.tokens = tokens;
        this.hashing = hashing;
    }

    /**
     * Signs the device in with a new pair of tokens; an older pair of the same device ends. Who has no password here is
     * asked for at others and gets an account at the first time. Never waits on this thread.
     *
     * @return fails with {@link Refused}: wrong credentials (the same for an unknown name), too fast, suspended,
     *     overloaded, which is also when nobody could tell
     * @throws Refused overloaded
     */
    public CompletableFuture<Login> byPassword(UserName username, Secret password, DeviceInfo device, String address) {
        return credentials
                .proveAnywhere(username, password, address, name -> accounts.createNewcomer(username, name), hashing)
                .thenApply(proof -> signIn(proof, device, address));
    }

    private Login signIn(Credentials.Proof proof, DeviceInfo device, String address) {
        Account account = active(Optional.of(proof.account()));
        Identity who = new Identity(account.id(), account.username(), device.id());
        TokenPair tokens = families.begin(who, device, address, () -> credentials.hold(proof));
        return new Login(account, device, Optional.of(tokens));
    }

    /**
     * Continues what was signed in.
     *
     * @throws Refused token ended (its time is over, it was revoked, it is another device's), suspended
     */
    public Login byToken(String access, DeviceInfo device, String address) {
        Proof proof = tokens.read(access);
        if (!proof.who().device().equals(device.id())) {
            throw new Refused(Code.TOKEN_ENDED);
        }
        return arrive(proof, families.check(proof), device, address);
    }

    /**
     * Continues what was signed in, at a device that says no more of itself.
     *
     * @throws Refused token ended, suspended
     */
    public Login byToken(String access, String address) {
        Proof proof = tokens.read(access);
        DeviceLogin login = families.check(proof);
        return arrive(proof, login, login.device().info(), address);
    }

    private Login arrive(Proof proof, DeviceLogin login, DeviceInfo device, String address) {
        Account account = active(accounts.find(proof.who().account()));
        families.arrived(login, device, address);
        return new Login(account, device, Optional.empty());
    }

    /**
     * Who a token proves to be asking.
     *
     * @throws Refused token ended, suspended
     */
    public Identity identify(String access) {
        Proof proof = tokens.read(access);
        families.check(proof);
        active(accounts.find(proof.who().account()));
        return proof.who();
    }

    private static Account active(Optional<Account> found) {
        Account account = found.orElseThrow(() -> new Refused(Code.TOKEN_ENDED));
        if (account.state() == Account.State.SUSPENDED) {
            throw new Refused(Code.SUSPENDED);
        }
        return account;
    }

    /**
     * A new pair for a refresh token. The token before again, within 60 s and before the new pair was used, gets a pair
     * in its place; any other old token signs the device out.
     *
     * @throws Refused token ended, suspended
     */
    public TokenPair refresh(String refresh) {
        RefreshToken old = RefreshToken.parse(refresh).orElseThrow(() -> new Refused(Code.TOKEN_ENDED));
        RefreshToken next = old.next();
        DeviceLogin login = families.exchange(old, next).orElseThrow(() -> new Refused(Code.TOKEN_ENDED));
        Account account = active(accounts.find(login.account()));
        Identity who = new Identity(
                account.id(), account.username(), login.device().info().id());
        return families.pair(who, login.family(), next);
    }

    /** Ends this device's tokens. */
    public void signOut(Identity who) {
        signOut(who.account(), who.device());
    }

    /** Ends the tokens of one device; nothing happens if there is none of that id. */
    public void signOut(AccountId account, DeviceId device) {
        families.end(account, device::equals);
    }

    /** Ends the tokens of all other devices of the account. */
    public void signOutOthers(Identity who) {
        families.end(who.account(), device -> !device.equals(who.device()));
    }

    /** Whether somebody gave the password on this device not longer ago than that. */
    public boolean isFresh(Identity who, Duration age) {
        return families.isFresh(who, age);
    }

    /** Where the account is signed in, the device seen last first. */
    public List<Device> devices(AccountId account) {
        return families.all(account).stream().map(DeviceLogin::device).toList();
    }

    /** Notes when and from where the device was last connected, and what it says about itself. */
    public void seen(Identity who, String address, Instant when) {
        families.seen(who.account(), who.device(), address, when);
    }
}
