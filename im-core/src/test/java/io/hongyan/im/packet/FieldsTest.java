package io.hongyan.im.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final long EDGE = (1L << 53) - 1;

    private static Fields of(String json) {
        try {
            return Fields.of(Json.read(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static void assertMalformed(String field, ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.MALFORMED);
            assertThat(refused.details()).containsEntry("field", field);
        });
    }

    @Test
    void takesNullForAbsent() {
        Fields fields = of("{\"a\":null}");

        assertThat(fields.text("a")).isEmpty();
        assertThat(fields.integer("a")).isEmpty();
        assertThat(fields.map("a")).isEmpty();
        assertThat(fields.texts("a", 1)).isEmpty();
        assertThat(fields.flag("a")).isFalse();
        assertThat(fields.has("a")).isTrue();
        assertThat(fields.has("b")).isFalse();
        assertMalformed("a", () -> fields.requiredText("a"));
    }

    @Test
    void hasNoFieldsButThoseOfAMap() {
        assertThat(of("[{\"a\":1}]").field("a")).isEmpty();
        assertThat(of("\"a\"").field("a")).isEmpty();
    }

    @Test
    void refusesAValueOfAnotherTypeNamingTheField() {
        Fields fields = of("{\"text\":\"1\",\"number\":1,\"list\":[\"a\",1],\"map\":{}}");

        assertMalformed("number", () -> fields.text("number"));
        assertMalformed("text", () -> fields.integer("text"));
        assertMalformed("text", () -> fields.flag("text"));
        assertMalformed("number", () -> fields.flag("number"));
        assertMalformed("text", () -> fields.texts("text", 9));
        assertMalformed("list", () -> fields.texts("list", 9));
        assertMalformed("list", () -> fields.map("list"));
        assertMalformed("map", () -> fields.text("map"));
    }

    @Test
    void countsTextInCodePoints() {
        Fields fields = of("{\"a\":\"😀😀\"}");

        assertThat(fields.text("a", 2)).hasValue("😀😀");
        assertMalformed("a", () -> fields.text("a", 1));
    }

    @Test
    void takesListsOfAtMostSoMany() {
        Fields fields = of("{\"a\":[\"x\",\"y\"]}");

        assertThat(fields.texts("a", 2)).containsExactly("x", "y");
        assertMalformed("a", () -> fields.texts("a", 1));
    }

    @Test
    void takesIntegersThatEveryClientCanHold() {
        assertThat(of("{\"a\":" + EDGE + "}").integer("a")).hasValue(EDGE);
        assertThat(of("{\"a\":-" + EDGE + "}").integer("a")).hasValue(-EDGE);
        assertThat(of("{\"a\":3.0}").integer("a")).hasValue(3L);
        assertThat(of("{\"a\":1.5e3}").integer("a")).hasValue(1500L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "-9007199254740992",
                "9007199254740993",
                "9223372036854775808",
                "18446744073709551617",
                "1e300",
                "1e400",
                "1.5",
                "1e-7"
            })
    void refusesNumbersThatAreNoSuchIntegers(String number) {
        assertMalformed("a", () -> of("{\"a\":" + number + "}").integer("a"));
    }

    @Test
    void takesIntegersBetweenBounds() {
        Fields fields = of("{\"a\":5}");

        assertThat(fields.integer("a", 5, 5)).hasValue(5L);
        assertMalformed("a", () -> fields.integer("a", 6, 9));
        assertMalformed("a", () -> fields.integer("a", 1, 4));
    }

    @Test
    void takesALimitAboveAPageForAPage() {
        assertThat(of("{}").limit(50)).isEqualTo(50);
        assertThat(of("{\"limit\":1}").limit(50)).isEqualTo(1);
        assertThat(of("{\"limit\":200}").limit(50)).isEqualTo(200);
        assertThat(of("{\"limit\":" + EDGE + "}").limit(50)).isEqualTo(200);
        assertMalformed("limit", () -> of("{\"limit\":0}").limit(50));
    }

    private static Fields address(Map<String, List<String>> parameters) {
        return Fields.ofParameters(parameters);
    }

    @Test
    void readsAnAddressAsWhatIsAskedFor() {
        Fields fields =
                address(Map.of("n", List.of("42"), "f", List.of("true"), "g", List.of("false"), "z", List.of("")));

        assertThat(fields.text("n")).hasValue("42");
        assertThat(fields.integer("n")).hasValue(42L);
        assertThat(fields.texts("n", 1)).containsExactly("42");
        assertThat(fields.flag("f")).isTrue();
        assertThat(fields.flag("g")).isFalse();
        assertThat(fields.flag("absent")).isFalse();
        assertThat(fields.text("f")).hasValue("true");
        assertThat(fields.text("z")).hasValue("");
        assertThat(fields.field("n")).isPresent();
        assertThat(fields.has("absent")).isFalse();
    }

    @Test
    void readsListsOfAnAddressByCommaAndByRepetition() {
        Fields fields = address(Map.of(
                "comma", List.of("x,y"), "again", List.of("x", "y,z"), "none", List.of(""), "holes", List.of(",x,")));

        assertThat(fields.texts("comma", 2)).containsExactly("x", "y");
        assertThat(fields.texts("again", 3)).containsExactly("x", "y", "z");
        assertThat(fields.texts("none", 1)).isEmpty();
        assertThat(fields.texts("holes", 3)).containsExactly("", "x", "");
        assertMalformed("again", () -> fields.texts("again", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "+1",
                "01",
                "-0",
                "1.0",
                "1e3",
                "0x1",
                "٣",
                "1,2",
                "true",
                "9007199254740992",
                "-9007199254740992",
                "99999999999999999999"
            })
    void refusesAnAddressesTextThatIsNoInteger(String text) {
        assertMalformed("a", () -> address(Map.of("a", List.of(text))).integer("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "TRUE", "yes", "true,true", "null"})
    void refusesAnAddressesTextThatIsNoFlag(String text) {
        assertMalformed("a", () -> address(Map.of("a", List.of(text))).flag("a"));
    }

    @Test
    void takesOfAnAddressOnlyListsSeveralTimes() {
        Fields fields = address(Map.of("a", List.of("1", "1")));

        assertMalformed("a", () -> fields.text("a"));
        assertMalformed("a", () -> fields.integer("a"));
        assertMalformed("a", () -> fields.flag("a"));
        assertMalformed("a", () -> fields.map("a"));
        assertMalformed("b", () -> address(Map.of("b", List.of("{}"))).map("b"));
    }

    @Test
    void takesNoTextOfAMapForANumber() {
        assertMalformed("a", () -> of("{\"a\":\"1\"}").integer("a"));
        assertMalformed("a", () -> of("{\"a\":\"true\"}").flag("a"));
        assertMalformed("a", () -> of("{\"a\":\"x,y\"}").texts("a", 9));
    }
}
