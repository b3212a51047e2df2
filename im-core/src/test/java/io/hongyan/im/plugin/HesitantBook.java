package io.hongyan.im.plugin;

import io.hongyan.im.conversation.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A book that, if told so, writes a failure down only after somebody else has asked for the next notice. */
final class HesitantBook implements NoticeBook {
    private final NoticeBook book;
    private final AtomicInteger takes = new AtomicInteger();
    private volatile boolean hesitant;

    HesitantBook(NoticeBook book) {
        this.book = book;
    }

    void hesitate() {
        hesitant = true;
    }

    @Override
    public Map<String, Interest> listeners() {
        return book.listeners();
    }

    @Override
    public void know(String plugin, Map<String, Interest> listeners) {
        book.know(plugin, listeners);
    }

    @Override
    public boolean choose(String listener, Set<String> kinds) {
        return book.choose(listener, kinds);
    }

    @Override
    public void add(Map<String, List<Entry>> messages) {
        book.add(messages);
    }

    @Override
    public Optional<Notice> take(String listener) {
        Optional<Notice> taken = book.take(listener);
        takes.incrementAndGet();
        return taken;
    }

    @Override
    public void done(Notice notice) {
        book.done(notice);
    }

    @Override
    public void failed(Notice notice, Duration wait, boolean aside) {
        int before = takes.get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (hesitant && takes.get() == before) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nobody asked");
            }
            Thread.onSpinWait();
        }
        book.failed(notice, wait, aside);
    }

    @Override
    public int trim(String listener, int most) {
        return book.trim(listener, most);
    }
}
