package io.hongyan.im.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.CodeTexts;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The packets that answer. */
public final class Answer {
    private Answer() {}

    /** Says that it was done. */
    public static Encoded of(int op, Optional<String> id, @Nullable JsonNode body, Locale language) {
        JsonNode content = body == null ? MissingNode.getInstance() : body;
        return Encoded.answer(op, id, Code.OK, CodeTexts.text(Code.OK, language), content);
    }

    /** Says why it was not. */
    public static Encoded refusal(int op, Optional<String> id, Refused refused, Locale language) {
        JsonNode body = refused.details().isEmpty() ? MissingNode.getInstance() : Json.of(refused.details());
        return Encoded.answer(op, id, refused.code(), CodeTexts.text(refused.code(), language), body);
    }

    /** What {@link Askers} failed with. */
    public static Refused refused(Throwable failure) {
        return cause(failure) instanceof Refused refused ? refused : new Refused(Code.INTERNAL);
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
