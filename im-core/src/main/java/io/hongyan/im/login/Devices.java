package io.hongyan.im.login;

import io.hongyan.im.account.DeviceInfo;
import io.hongyan.im.id.DeviceId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import java.util.Arrays;
import java.util.Locale;

/** What a client tells of its device. */
public final class Devices {
    private static final int NAME = 64;

    private Devices() {}

    /**
     * The device of a login.
     *
     * @throws Refused malformed, naming the field
     */
    public static DeviceInfo read(Fields body) {
        Fields device = Fields.of(body.map("device").orElseThrow(() -> Refused.malformed("device")));
        String id = device.requiredText("id");
        if (!DeviceId.isValid(id)) {
            throw Refused.malformed("device.id");
        }
        String name = device.text("name", NAME).orElse("");
        return new DeviceInfo(new DeviceId(id), kind(device.requiredText("kind")), name);
    }

    private static DeviceInfo.Kind kind(String text) {
        return Arrays.stream(DeviceInfo.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.malformed("device.kind"));
    }
}
