package io.hongyan.im.plugin.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationTypeTest extends MediaTypeContract<Location> {
    @Override
    protected String name() {
        return "location";
    }

    @Override
    protected List<Location> valid() {
        return List.of(
                new Location(39.9042, 116.4074, "天安门广场", "北京市东城区"),
                new Location(90.0, 180.0, null, null),
                new Location(-90.0, -180.0, "", ""),
                new Location(0.0, 0.0, "a".repeat(200), "a".repeat(500)),
                new Location(1e-7, -1e-7, "it's {0}", "\n"));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "latitude"),
                new Invalid("{\"longitude\":1}", "latitude"),
                new Invalid("{\"latitude\":1}", "longitude"),
                new Invalid(at("90.0000001", "0"), "latitude"),
                new Invalid(at("-91", "0"), "latitude"),
                new Invalid(at("1e300", "0"), "latitude"),
                new Invalid(at("\"39.9\"", "0"), "latitude"),
                new Invalid(at("true", "0"), "latitude"),
                new Invalid(at("\"NaN\"", "0"), "latitude"),
                new Invalid(at("0", "180.0000001"), "longitude"),
                new Invalid(at("0", "-1e9"), "longitude"),
                new Invalid(at("0", "[1]"), "longitude"),
                new Invalid(at("0", "0,\"name\":\"" + "a".repeat(201) + "\""), "name"),
                new Invalid(at("0", "0,\"name\":7"), "name"),
                new Invalid(at("0", "0,\"address\":\"" + "a".repeat(501) + "\""), "address"));
    }

    @Test
    void isNumberElevenOfTheProtocol() {
        assertThat(type().number()).hasValue(11);
    }

    @Test
    void saysAllOfItInPlainText() {
        LocationType type = new LocationType();

        assertThat(type.plainText(
                        new Location(39.9042, -116.4, "Square", " "), (key, arguments) -> String.valueOf(arguments[0])))
                .isEqualTo("Square · 39.90420, -116.40000");
    }

    private static String at(String latitude, String longitude) {
        return "{\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}";
    }
}
