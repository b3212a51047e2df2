package io.hongyan.im.plugin.words;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Plugin;
import java.util.List;
import java.util.Optional;

/** Adds a filter for listed words; lists none until an administrator does. */
public final class WordsPlugin implements Plugin {
    @Override
    public List<MessageFilter> messageFilters(Host host) {
        return List.of(new WordsFilter(
                () -> host.settings(WordsSettings.class), () -> host.texts().get("words.refused")));
    }

    @Override
    public Optional<WordsSettings> settings() {
        return Optional.of(new WordsSettings(List.of(), WordsSettings.Action.REFUSE));
    }
}
