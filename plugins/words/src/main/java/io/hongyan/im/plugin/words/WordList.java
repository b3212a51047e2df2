package io.hongyan.im.plugin.words;

import java.text.Normalizer;
import java.util.List;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/** Finds all words of a list in one pass over a text (Aho and Corasick, 1975). */
final class WordList {
    private final List<String> words;
    private final Trie trie;

    WordList(List<String> words) {
        this.words = words;
        this.trie = Trie.builder()
                .addKeywords(words.stream().map(WordList::folded).toList())
                .build();
    }

    List<String> words() {
        return words;
    }

    boolean occursIn(String text) {
        return trie.containsMatch(folded(text));
    }

    /** The text with a star for each character of a listed word. */
    String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        for (Emit found : trie.parseText(folded(text))) {
            for (int i = found.getStart(); i <= found.getEnd(); i++) {
                masked.setCharAt(i, '*');
            }
        }
        return masked.toString();
    }

    /** In lower case and half width, each character in its place. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            String plain = each < 0x80 ? "" : Normalizer.normalize(String.valueOf(each), Normalizer.Form.NFKC);
            folded.setCharAt(i, Character.toLowerCase(plain.length() == 1 ? plain.charAt(0) : each));
        }
        return folded.toString();
    }
}
