package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.UserName;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {
    private static final String DESCRIPTOR = "META-INF/hongyan/plugin.properties";

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final PluginHost host = new PluginHost(HostGrounds.bare(Locale.CHINESE, timer));

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        host.stop();
        timer.shutdownNow();
    }

    private void start(PluginJar... jars) throws IOException {
        try (URLClassLoader loader = PluginJar.loader(jars)) {
            host.start(loader);
        }
    }

    private List<String> names() {
        return host.types().all().stream().map(RegisteredType::name).toList();
    }

    @Test
    void startsThePluginsThatCanStartWhateverTheOthersDo() throws IOException {
        String late = "@Override public List<MediaType<?>> mediaTypes(Host host) { %s }";
        start(
                PluginJar.of(folder, "throwing", late.formatted("throw new IllegalStateException(\"no licence\");")),
                PluginJar.of(folder, "failing", late.formatted("throw new AssertionError(\"never\");")),
                PluginJar.of(folder, "constructor", "public Main() { throw new IllegalStateException(); }"),
                PluginJar.of(folder, "nobody", "").file("META-INF/services/io.hongyan.im.api.Plugin", "nobody.There"),
                PluginJar.ofType(folder, "good", "words", ""));

        assertThat(names()).containsExactly("words");
        assertThat(host.failures())
                .hasSize(4)
                .anyMatch(reason -> reason.contains("no licence"))
                .anyMatch(reason -> reason.contains("never"))
                .anyMatch(reason -> reason.contains("constructor.Main"))
                .anyMatch(reason -> reason.contains("nobody.There"));
    }

    @Test
    void refusesANameThatIsTakenNamingBothOwners() throws IOException {
        start(PluginJar.ofType(folder, "first", "words", ""), PluginJar.ofType(folder, "second", "words", ""));

        assertThat(host.types().require(TextNode.valueOf("words")).plugin().id())
                .isEqualTo("first");
        assertThat(host.failures())
                .singleElement()
                .asString()
                .contains("plugin second: media type words", "plugin first");
    }

    @Test
    void refusesANumberThatIsTaken() throws IOException {
        String seven = "public OptionalInt number() { return OptionalInt.of(7); }";
        start(PluginJar.ofType(folder, "first", "one", seven), PluginJar.ofType(folder, "second", "two", seven));

        assertThat(host.types().require(IntNode.valueOf(7)).name()).isEqualTo("one");
        assertThat(host.failures()).singleElement().asString().contains("one of plugin first", "plugin second");
    }

    @Test
    void registersNothingOfAPluginThatFailsHalfWay() throws IOException {
        start(PluginJar.ofType(folder, "half", "words", "")
                .file(
                        "half/More.java",
                        "package half; import io.hongyan.im.api.*; public final class More implements Plugin {"
                                + " public java.util.List<MediaType<?>> mediaTypes(Host host) { return new Main().mediaTypes(host); }"
                                + " public java.util.List<MessageFilter> messageFilters(Host host) { throw new IllegalStateException(\"half\"); } }")
                .file("META-INF/services/io.hongyan.im.api.Plugin", "half.More"));

        assertThat(names()).isEmpty();
        assertThat(host.failures()).containsExactly("plugin half: half");
    }

    @Test
    void saysWhatToChangeInADescriptor() throws IOException {
        start(
                PluginJar.ofType(folder, "bare", "one", "").without(DESCRIPTOR),
                PluginJar.ofType(folder, "newer", "two", "").file(DESCRIPTOR, "id=newer\nversion=1.0.0\napi=2"),
                PluginJar.ofType(folder, "nameless", "three", "").file(DESCRIPTOR, "version=1.0.0\napi=1"),
                PluginJar.ofType(folder, "undated", "four", "").file(DESCRIPTOR, "id=undated\napi=1"),
                PluginJar.ofType(folder, "old", "six", "").file(DESCRIPTOR, "id=old\nversion=1\napi=1"),
                PluginJar.ofType(folder, "badname", "Five", ""));

        assertThat(names()).isEmpty();
        assertThat(host.failures())
                .satisfiesExactly(
                        bare -> assertThat(bare).contains("bare.Main", "there is no " + DESCRIPTOR),
                        newer -> assertThat(newer).contains("plugin newer", "api=2", "api=1"),
                        nameless -> assertThat(nameless).contains("the id must be", DESCRIPTOR),
                        undated -> assertThat(undated).contains("plugin undated", "version is missing"),
                        old -> assertThat(old).contains("plugin old", "1.0.0"),
                        badname -> assertThat(badname).contains("plugin badname", "the name of a media type"));
    }

    @Test
    void refusesAnIdThatIsTaken() throws IOException {
        start(
                PluginJar.ofType(folder, "first", "one", ""),
                PluginJar.ofType(folder, "other", "two", "").file(DESCRIPTOR, "id=first\nversion=2.0.0\napi=1"));

        assertThat(names()).containsExactly("one");
        assertThat(host.failures()).singleElement().asString().contains("first.Main", "other.Main");
    }

    @Test
    void speaksTheInstallationsLanguageOverEnglish() throws IOException {
        String type = "public List<MediaType<?>> mediaTypes(Host host) {"
                + " throw new IllegalStateException(host.texts().get(\"a\", 1) + host.texts().get(\"b\")); }";
        start(PluginJar.of(folder, "texts", type)
                .file("META-INF/hongyan/texts/messages_en.properties", "a=one {0}\nb= two")
                .file("META-INF/hongyan/texts/messages_zh.properties", "a=鸿雁 {0}"));

        assertThat(host.failures()).containsExactly("plugin texts: 鸿雁 1two");
    }

    @Test
    void findsATypeByNameAndNumberOnly() throws IOException {
        start(PluginJar.ofType(folder, "good", "words", "public OptionalInt number() { return OptionalInt.of(1); }"));
        MediaTypes types = host.types();

        assertThat(types.require(IntNode.valueOf(1))).isSameAs(types.require(TextNode.valueOf("words")));
        assertRefused(Code.UNKNOWN_MEDIA_TYPE, () -> types.require(TextNode.valueOf("Words")));
        assertRefused(Code.UNKNOWN_MEDIA_TYPE, () -> types.require(IntNode.valueOf(2)));
        assertRefused(Code.MALFORMED, () -> types.require(BooleanNode.TRUE));
        BigInteger wraps = BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE);
        assertRefused(Code.MALFORMED, () -> types.require(BigIntegerNode.valueOf(wraps)));
    }

    @Test
    void keepsPlainTextsShortAndFreeOfNul() throws IOException {
        try (URLClassLoader loader = PluginJar.loader(PluginJar.ofType(folder, "good", "words", ""))) {
            host.start(loader);
            String sent = "\0" + "😀".repeat(5_001);

            assertThat(host.types()
                            .require(TextNode.valueOf("words"))
                            .prepare(Json.map().put("text", sent), new Note())
                            .join()
                            .plainText())
                    .isEqualTo("😀".repeat(5_000));
        }
    }

    private static void assertRefused(Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private record Note() implements Draft {
        @Override
        public UserName sender() {
            return new UserName("alice");
        }

        @Override
        public String to() {
            return "bob";
        }

        @Override
        public String media() {
            return "words";
        }

        @Override
        public Kind kind() {
            return Kind.DIRECT;
        }

        @Override
        public Blob blob(BlobId id) {
            throw new IllegalArgumentException("the content holds no such blob");
        }
    }
}
