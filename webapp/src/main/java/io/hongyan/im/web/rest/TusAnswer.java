package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;

/** Says what went wrong the way that all of REST does, also where the tus library does the saying. */
final class TusAnswer extends HttpServletResponseWrapper {
    private static final int LOCKED = 423;

    private final Locale language;

    TusAnswer(HttpServletResponse response, Locale language) {
        super(response);
        this.language = language;
    }

    @Override
    public void sendError(int status) throws IOException {
        problem(new Refused(code(status)), status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }

    /** The library says nothing at all about an upload that another request is busy with. */
    void sayThatItIsLocked() throws IOException {
        if (getStatus() == SC_OK && getHeader("Tus-Resumable") == null) {
            sendError(LOCKED);
        }
    }

    Locale language() {
        return language;
    }

    private void problem(Refused refused, int status) throws IOException {
        ServletProblem.write(this, refused, status, language);
    }

    void json(String type, String json) throws IOException {
        ServletProblem.json(this, type, json);
    }

    private static Code code(int status) {
        return switch (status) {
            case SC_NOT_FOUND, SC_GONE -> Code.NO_SUCH_MESSAGE;
            case SC_REQUEST_ENTITY_TOO_LARGE -> Code.TOO_LARGE;
            case LOCKED -> Code.OVERLOADED;
            case SC_METHOD_NOT_ALLOWED -> Code.UNKNOWN_COMMAND;
            case SC_INTERNAL_SERVER_ERROR -> Code.INTERNAL;
            default -> Code.MALFORMED;
        };
    }
}
