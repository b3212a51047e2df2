package io.hongyan.im.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what each address below the context path shows. */
final class Pages {

    private static final String PAGE = "/chat/index.html";

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
        @Nullable PageFile page = files.get(PAGE);
        boolean isPage = path.startsWith("/chat/") && path.indexOf('.', path.lastIndexOf('/')) < 0;
        return page != null && isPage ? page(page, nonce) : PageAnswer.notFound();
    }

    private PageAnswer page(PageFile page, String nonce) {
        String html = new String(page.plain(), UTF_8)
                .replace("{{base}}", contextPath + "/chat/")
                .replace("{{nonce}}", nonce);
        return new PageAnswer(
                200, Map.of("Content-Type", page.type(), "Cache-Control", "no-cache"), html.getBytes(UTF_8));
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
