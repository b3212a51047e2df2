package io.hongyan.im.plugin.words;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.plugin.testkit.JarContract;
import io.hongyan.im.plugin.testkit.TestServer;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.Trie;

class WordsJarTest extends JarContract {
    @Override
    protected boolean shipped() {
        return true;
    }

    private record Text(String text) {}

    @Override
    protected List<Class<?>> libraries() {
        return List.of(Trie.class);
    }

    @Override
    protected void use(TestServer server) {
        server.alice().send(server.bob(), "text", new Text("a badger"));

        server.change("words", Map.of("words", List.of("badger")));

        assertThatThrownBy(() -> server.alice().send(server.bob(), "text", new Text("a badger")))
                .hasMessageContaining("42202");
    }
}
