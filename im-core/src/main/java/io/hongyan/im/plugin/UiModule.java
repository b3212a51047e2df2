package io.hongyan.im.plugin;

import java.util.List;

/**
 * The page's side of a media type.
 *
 * @param file in {@code META-INF/hongyan/ID/ui/}
 * @param elements the classes that it exports: {@code Message}, {@code Composer}
 */
public record UiModule(String file, List<String> elements) {
    public UiModule {
        elements = List.copyOf(elements);
    }
}
