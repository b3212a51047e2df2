package io.hongyan.im.server;

import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.account.SignOutListener;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Json;
import io.hongyan.im.session.CloseReason;
import io.hongyan.im.session.Sessions;
import java.util.Locale;

/** Ends the session of a device that was signed out, and says why. */
record SignOuts(Sessions sessions) implements SignOutListener {
    @Override
    public void signedOut(AccountId account, DeviceId device) {
        sessions.close(account, device, CloseReason.REVOKED, Json.map());
    }

    @Override
    public void displaced(AccountId account, DeviceId device, DeviceInfo by) {
        var detail = Json.map();
        detail.putObject("by")
                .put("kind", by.kind().name().toLowerCase(Locale.ROOT))
                .put("name", by.name());
        sessions.close(account, device, CloseReason.KICKED, detail);
    }
}
