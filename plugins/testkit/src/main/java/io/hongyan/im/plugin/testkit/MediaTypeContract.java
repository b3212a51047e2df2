package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.People;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.plugin.Descriptor;
import io.hongyan.im.plugin.RegisteredType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every media type owes its server. Extend it in the plugin's tests; the plugin is found and run by the server's own
 * host, as it would be in {@code WEB-INF/lib}.
 *
 * @param <C> the content
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MediaTypeContract<C extends Record> {
    private final Installation english =
            new Installation(Locale.ENGLISH, getClass().getClassLoader(), this::blobs, this::person);
    private final Installation chinese =
            new Installation(Locale.CHINESE, getClass().getClassLoader(), this::blobs, this::person);

    /** The name of the media type. */
    protected abstract String name();

    /** Contents that must be taken, the edges among them. */
    protected abstract List<C> valid();

    /** Contents that must be refused. */
    protected abstract List<Invalid> invalid();

    /** The blobs that the sender may send; none, unless the type holds some. */
    protected List<SampleBlob> blobs() {
        return List.of();
    }

    /** Somebody of the server; nobody, unless the type asks for people. */
    protected Optional<People.Card> person(UserName user) {
        return Optional.empty();
    }

    /** What is to be stored of a content that was sent; the same, unless the type makes it richer. */
    protected C stored(C sent) {
        return sent;
    }

    @BeforeAll
    final void everyPluginStarted() {
        assertThat(english.failures()).as("plugins that could not be started").isEmpty();
        assertThat(valid()).as("valid contents to try").isNotEmpty();
        assertThat(invalid()).as("invalid contents to try").isNotEmpty();
    }

    @AfterAll
    final void close() {
        english.close();
        chinese.close();
    }

    /** How the host registered the type. */
    protected final RegisteredType type() {
        return english.type(name());
    }

    @Test
    void hasADescriptorBesideItsEntryPoint() {
        assertThat(type().plugin().id()).isNotBlank();
        assertThat(type().plugin().version()).isNotBlank();
        assertThat(type().plugin().api()).isEqualTo(Descriptor.API);
    }

    @Test
    void isFoundByNameAndNumber() {
        assertThat(type().name()).isEqualTo(name()).matches("[a-z][a-z0-9-]{0,31}");
        int number = type().number().orElseThrow();
        assertThat(number).matches(it -> (it >= 1 && it <= 99) || it >= 1_000, "1 to 99, or 1000 and more");
        assertThat(english.type(number)).isSameAs(type());
    }

    @Test
    void hasEveryPartOfItsPageModule() {
        Descriptor plugin = type().plugin();

        plugin.pages()
                .ui()
                .values()
                .forEach(module -> assertThat(PageParts.missing(
                                plugin.id(), module.file(), getClass().getClassLoader()))
                        .as("files of the page module %s that the jar lacks", module.file())
                        .isEmpty());
    }

    @Test
    void exportsEveryElementThatItsDescriptorNames() {
        Descriptor plugin = type().plugin();

        plugin.pages()
                .ui()
                .values()
                .forEach(module -> assertThat(PageParts.exported(
                                plugin.id(), module.file(), getClass().getClassLoader()))
                        .as("what the page module %s exports", module.file())
                        .containsAll(module.elements()));
    }

    @Test
    void storesWhatWasSent() {
        for (C content : valid()) {
            assertThat(english.store(name(), Sent.json(content)).content())
                    .as("stored of %s", content)
                    .isEqualTo(Sent.json(stored(content)));
        }
    }

    @Test
    void readsWhatIsStored() {
        for (C content : valid()) {
            ObjectNode stored = english.store(name(), Sent.json(content)).content();

            assertThat(english.store(name(), stored).content())
                    .as("stored again of %s", content)
                    .isEqualTo(stored);
        }
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() {
        for (C content : valid()) {
            ObjectNode later = Sent.json(content);
            later.putObject("x-of-a-later-version").put("a", 1);

            assertThat(english.store(name(), later).content()).isEqualTo(Sent.json(stored(content)));
        }
    }

    @Test
    void refusesWhatIsInvalidNamingTheField() {
        for (Invalid invalid : invalid()) {
            assertThat(english.refusal(name(), invalid.content()))
                    .as("refusal of %s", shortened(invalid.content()))
                    .hasValueSatisfying(refused -> {
                        assertThat(refused.code()).isEqualTo(Code.CONTENT_REFUSED);
                        assertThat(refused.details()).containsEntry("field", invalid.field());
                        assertThat(refused.details().get("reason"))
                                .asString()
                                .as("reason")
                                .isNotBlank();
                    });
        }
    }

    @Test
    void hasAPlainTextInBothLanguages() {
        for (C content : valid()) {
            for (Installation installation : List.of(english, chinese)) {
                String text = installation.store(name(), Sent.json(content)).plainText();

                assertThat(text).as("plain text of %s", content).isNotBlank();
                assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(Limits.TEXT);
            }
        }
    }

    @Test
    void hasEveryTextInBothLanguages() {
        Properties inEnglish =
                BundleFile.read(type().plugin().id(), "en", getClass().getClassLoader());
        Properties inChinese =
                BundleFile.read(type().plugin().id(), "zh", getClass().getClassLoader());

        assertThat(inChinese.keySet()).isEqualTo(inEnglish.keySet());
        assertThat(inEnglish.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
        assertThat(inChinese.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    private static String shortened(String content) {
        return content.length() > 200 ? content.substring(0, 200) + "…" : content;
    }
}
