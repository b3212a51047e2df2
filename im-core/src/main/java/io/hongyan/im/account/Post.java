package io.hongyan.im.account;

import io.hongyan.im.id.DepartmentId;

/**
 * Where somebody works.
 *
 * @param title may be empty
 * @param order among the others of the department, the lowest first
 */
public record Post(DepartmentId department, String title, int order) {
    private static final int LONGEST_TITLE = 64;

    /** @throws io.hongyan.im.packet.Refused malformed, if the title is too long or no plain text */
    public Post {
        title = PlainText.line("title", title, 0, LONGEST_TITLE);
    }
}
