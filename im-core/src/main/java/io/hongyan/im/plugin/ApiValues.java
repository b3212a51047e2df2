package io.hongyan.im.plugin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;

/** Values of the plugins' interface that are plain strings on the wire. */
final class ApiValues {
    /** Attribute of a writer: a map that takes each blob id written, with the field that it was in. */
    static final String HELD = "held";

    private ApiValues() {}

    static SimpleModule module() {
        return new SimpleModule("hongyan")
                .addSerializer(new Writing<>(UserName.class, UserName::value))
                .addDeserializer(UserName.class, new Reading<>(UserName.class, UserName::new))
                .addSerializer(new Writing<>(Duration.class, Duration::toString))
                .addDeserializer(Duration.class, new Reading<>(Duration.class, Duration::parse))
                .addSerializer(new Holding())
                .addDeserializer(BlobId.class, new Reading<>(BlobId.class, BlobId::new));
    }

    private static final class Reading<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> value;

        Reading(Class<T> type, Function<String, T> value) {
            super(type);
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(handledType(), "not a string");
            }
            try {
                return value.apply(parser.getText());
            } catch (IllegalArgumentException | DateTimeParseException form) {
                return context.reportInputMismatch(handledType(), "of another form");
            }
        }
    }

    private static class Writing<T> extends StdScalarSerializer<T> {
        private final transient Function<T, String> text;

        Writing(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.apply(value));
        }
    }

    private static final class Holding extends Writing<BlobId> {
        Holding() {
            super(BlobId.class, BlobId::value);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(BlobId value, JsonGenerator out, SerializerProvider provider) throws IOException {
            super.serialize(value, out, provider);
            // a list counts an item only when it is written
            if (provider.getAttribute(HELD) instanceof Map<?, ?> held) {
                ((Map<BlobId, String>) held).putIfAbsent(value, field(out));
            }
        }

        /** As {@code items[2].cover}. */
        private static String field(JsonGenerator out) {
            return out.getOutputContext()
                    .pathAsPointer()
                    .toString()
                    .substring(1)
                    .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                    .replace('/', '.');
        }
    }
}
