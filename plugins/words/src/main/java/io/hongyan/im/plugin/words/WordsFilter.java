package io.hongyan.im.plugin.words;

import io.hongyan.im.api.Content;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.MessageFilter;
import io.hongyan.im.api.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Refuses or masks messages with listed words, in any text of their content. */
final class WordsFilter implements MessageFilter {
    private final Supplier<WordsSettings> settings;
    private final Supplier<String> reason;
    private volatile WordList list = new WordList(List.of());

    /** @param reason what senders of refused messages are told */
    WordsFilter(Supplier<WordsSettings> settings, Supplier<String> reason) {
        this.settings = settings;
        this.reason = reason;
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public Verdict judge(Draft draft, Content content) {
        return judge(content);
    }

    Verdict judge(Content content) {
        WordsSettings now = settings.get();
        WordList words = list(now.words());
        Map<String, Object> masked = Fields.masked(content.fields(), words);
        boolean found = !masked.equals(content.fields());
        if (now.action() == WordsSettings.Action.MASK) {
            return found ? new Verdict.Change(masked) : Verdict.pass();
        }
        return found || words.occursIn(content.plainText()) ? new Verdict.Refuse(reason.get()) : Verdict.pass();
    }

    private WordList list(List<String> words) {
        WordList known = list;
        if (known.words().equals(words)) {
            return known;
        }
        WordList fresh = new WordList(words);
        list = fresh;
        return fresh;
    }
}
