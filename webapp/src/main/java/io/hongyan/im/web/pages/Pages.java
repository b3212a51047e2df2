package io.hongyan.im.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what each address below the context path shows. */
final class Pages {

    private static final String PAGE = "/chat/index.html";
    private static final String REST_PAGE = "/openapi.html";
    private static final String REST_FILE = "/openapi.yaml";

    private final Map<String, PageFile> files;
    private final String contextPath;
    private final SecureRandom random = new SecureRandom();

    /** @param files by their path, which begins with a slash */
    Pages(Map<String, PageFile> files, String contextPath) {
        this.files = files;
        this.contextPath = contextPath;
    }

    PageAnswer get(String path, String acceptEncoding) {
        String nonce = nonce();
        return find(path, acceptEncoding, nonce).with(SecurityHeaders.of(nonce));
    }

    private PageAnswer find(String path, String acceptEncoding, String nonce) {
        if (path.isEmpty() || path.equals("/") || path.equals("/chat")) {
            return PageAnswer.redirect("chat/");
        }
        @Nullable PageFile asset = path.startsWith("/assets/") ? files.get(path) : null;
        if (asset != null) {
            return asset.answer(acceptEncoding);
        }
        boolean isChat = path.startsWith("/chat/") && path.indexOf('.', path.lastIndexOf('/')) < 0;
        @Nullable PageFile file = files.get(isChat ? PAGE : path);
        if (file == null) {
            return PageAnswer.notFound();
        }
        return switch (isChat ? PAGE : path) {
            case PAGE, REST_PAGE -> page(file, nonce);
            case REST_FILE -> fresh(file, file.plain());
            default -> PageAnswer.notFound();
        };
    }

    private PageAnswer page(PageFile page, String nonce) {
        String html = new String(page.plain(), UTF_8)
                .replace("{{base}}", contextPath + "/chat/")
                .replace("{{nonce}}", nonce);
        return fresh(page, html.getBytes(UTF_8));
    }

    private static PageAnswer fresh(PageFile file, byte[] body) {
        return new PageAnswer(200, Map.of("Content-Type", file.type(), "Cache-Control", "no-cache"), body);
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
