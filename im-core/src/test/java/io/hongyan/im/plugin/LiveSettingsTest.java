package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.Secret;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {
    enum Colour {
        RED,
        GREEN
    }

    record Tuned(
            @NotNull @Size(min = 1, max = 20) String name,
            @Min(1) @Max(10) int size,
            boolean on,
            @NotNull Colour colour,
            @NotNull Duration pause,
            @NotNull @Size(max = 3) List<@NotNull String> words,
            @NotNull @Secret String password) {}

    record Other(String name) {}

    private static final Tuned DEFAULTS =
            new Tuned("plain", 3, false, Colour.RED, Duration.ofSeconds(5), List.of("a"), "");
    private static final SettingsBook.Change NOW = new SettingsBook.Change(new AccountId(7), Instant.EPOCH);

    @TempDir
    Path home;

    private final MemorySettingsBook book = new MemorySettingsBook();

    private LiveSettings settings() {
        return settings(new KeyFileBox(home));
    }

    private LiveSettings settings(SecretBox box) {
        LiveSettings settings = new LiveSettings(
                "tried",
                Optional.of(new SettingsForm("tried", DEFAULTS, Locale.ENGLISH)),
                new StoredSettings("tried", book, box, ContentReader.refusals(Locale.ENGLISH)));
        settings.addFilters(List.of("strict"));
        return settings;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.read(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static ObjectNode view(LiveSettings settings) {
        return settings.view(
                BundleTexts.read("tried", Locale.ENGLISH, LiveSettingsTest.class.getClassLoader()), Locale.ENGLISH);
    }

    private static void assertRefused(LiveSettings settings, String change, String field) {
        assertThatThrownBy(() -> settings.change(json(change), false, NOW))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.CONTENT_REFUSED);
                    assertThat(refused.details()).containsEntry("field", field).containsKey("reason");
                });
    }

    @Test
    void areTheDefaultsUntilTheyAreChanged() {
        assertThat(settings().current(Tuned.class)).isEqualTo(DEFAULTS);
        assertThatThrownBy(() -> settings().current(Other.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changeAllKindsOfValuesAndKeepTheDifferencesAlone() {
        LiveSettings settings = settings();
        assertThat(settings.change(
                        json("{'name':'n','size':4,'on':true,'colour':'GREEN','pause':'PT1M','words':['b','c']}"),
                        false,
                        NOW))
                .containsExactlyInAnyOrder("name", "size", "on", "colour", "pause", "words");
        assertThat(settings.current(Tuned.class))
                .isEqualTo(new Tuned("n", 4, true, Colour.GREEN, Duration.ofMinutes(1), List.of("b", "c"), ""));

        assertThat(settings.change(json("{'name':null,'size':3}"), false, NOW))
                .containsExactlyInAnyOrder("name", "size");
        assertThat(book.settings("tried")).containsOnlyKeys("on", "colour", "pause", "words");
        assertThat(settings().current(Tuned.class)).isEqualTo(settings.current(Tuned.class));

        settings.change(json("{'size':5}"), true, NOW);
        assertThat(book.settings("tried")).containsOnlyKeys("size");
    }

    @Test
    void refuseAsAWholeWhatIsNotValidAndNameTheField() {
        LiveSettings settings = settings();
        assertRefused(settings, "{'on':true,'size':11}", "size");
        assertRefused(settings, "{'on':true,'nothing':1}", "nothing");
        assertRefused(settings, "{'on':'yes'}", "on");
        assertRefused(settings, "{'colour':'BLUE'}", "colour");
        assertRefused(settings, "{'pause':'soon'}", "pause");
        assertRefused(settings, "{'words':['1','2','3','4']}", "words");
        assertRefused(settings, "{'password':5}", "password");
        assertRefused(settings, "{'filter.strict.whenFailing':'perhaps'}", "filter.strict.whenFailing");
        assertThat(settings.current(Tuned.class)).isEqualTo(DEFAULTS);
        assertThat(book.versions()).isEmpty();
    }

    @Test
    void dropWhatIsUnknownAndFallBackVisiblyFromWhatNoLongerFits() {
        book.change("tried", before -> Map.of("gone", "1", "size", "99", "name", "\"n\""), NOW);

        LiveSettings settings = settings();

        assertThat(settings.current(Tuned.class).size()).isEqualTo(3);
        assertThat(settings.current(Tuned.class).name()).isEqualTo("n");
        assertThat(view(settings).path("problems")).hasSize(1);
        assertThat(view(settings).at("/problems/0/field").textValue()).isEqualTo("size");
        assertThat(view(settings).at("/problems/0/reason").textValue()).isNotBlank();
    }

    @Test
    void neverShowASecretAndKeepItClosed() throws Exception {
        LiveSettings settings = settings();
        assertThat(view(settings).at("/values/password/set").booleanValue()).isFalse();

        settings.change(json("{'password':'open sesame','size':4}"), false, NOW);

        assertThat(settings.current(Tuned.class).password()).isEqualTo("open sesame");
        assertThat(view(settings).toString()).doesNotContain("sesame");
        assertThat(view(settings).at("/values/password/set").booleanValue()).isTrue();
        assertThat(book.settings("tried").toString()).doesNotContain("sesame");
        assertThat(Files.getPosixFilePermissions(home.resolve("plugin-secrets.key")))
                .hasSize(2);

        settings.change((ObjectNode) view(settings).get("values"), true, NOW);
        settings.change(json("{'size':5}"), true, NOW);
        assertThat(settings().current(Tuned.class).password()).isEqualTo("open sesame");

        settings.change(json("{'password':null}"), false, NOW);
        assertThat(settings.current(Tuned.class).password()).isEmpty();
    }

    @Test
    void tellOfASecretThatCanNoLongerBeOpened() throws Exception {
        settings().change(json("{'password':'open sesame'}"), false, NOW);
        Files.delete(home.resolve("plugin-secrets.key"));

        LiveSettings settings = settings();

        assertThat(settings.current(Tuned.class).password()).isEmpty();
        assertThat(view(settings).at("/problems/0/field").textValue()).isEqualTo("password");
    }

    @Test
    void areDescribedByASchema() {
        ObjectNode view = view(settings());

        assertThat(view.at("/schema/properties/size/minimum").intValue()).isEqualTo(1);
        assertThat(view.at("/schema/properties/colour/enum")).hasSize(2);
        assertThat(view.at("/schema/properties/pause/type").textValue()).isEqualTo("string");
        assertThat(view.at("/schema/properties/password/writeOnly").booleanValue())
                .isTrue();
        assertThat(view.at("/schema/properties/filter.strict.whenFailing/enum")).hasSize(2);
        assertThat(view.at("/defaults/pause").textValue()).isEqualTo("PT5S");
        assertThat(view.at("/values/filter.strict.whenFailing").textValue()).isEqualTo("refuse");
    }

    @Test
    void sayWhetherMessagesPassThatAFilterCannotJudge() {
        LiveSettings settings = settings();
        assertThat(settings.passesWhenFailing("strict")).isFalse();

        settings.change(json("{'filter.strict.whenFailing':'pass'}"), false, NOW);

        assertThat(settings.passesWhenFailing("strict")).isTrue();
        assertThat(settings().passesWhenFailing("strict")).isTrue();
    }

    @Test
    void mustBeValidByDefault() {
        Tuned broken = new Tuned("", 3, false, Colour.RED, Duration.ZERO, List.of(), "");

        assertThatThrownBy(() -> new SettingsForm("tried", broken, Locale.ENGLISH))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("name");
    }
}
