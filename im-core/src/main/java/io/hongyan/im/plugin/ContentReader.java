package io.hongyan.im.plugin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Reads one media type's content maps into its record and back. It has a mapper and a validator of its own: shared ones
 * would keep the plugin's classes for ever.
 */
final class ContentReader<C extends Record> {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Class<C> type;
    private final ObjectMapper mapper = mapper();
    private final String otherType;
    private final ValidatorFactory factory;
    private final Validator validator;

    /** @param language of the reasons of refusals */
    ContentReader(Class<C> type, Locale language) {
        this.type = type;
        this.otherType = refusals(language).getString("type");
        Configuration<?> configuration = Validation.byDefaultProvider().configure();
        MessageInterpolator plain = configuration.getDefaultMessageInterpolator();
        this.factory = configuration
                .messageInterpolator(new InLanguage(plain, language))
                .buildValidatorFactory();
        this.validator = factory.getValidator();
    }

    /** Forgets the type; it reads nothing any more. */
    void close() {
        factory.close();
    }

    /** Reasons of refusals. */
    static ResourceBundle refusals(Locale language) {
        return ResourceBundle.getBundle("io.hongyan.im.plugin.refusals", language, NO_FALLBACK);
    }

    /** Speaks the installation's language and not the process's. */
    private record InLanguage(MessageInterpolator plain, Locale language) implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return plain.interpolate(template, context, language);
        }

        @Override
        public String interpolate(String template, Context context, Locale other) {
            return plain.interpolate(template, context, other);
        }
    }

    /** @throws Refused with the field and the reason */
    C read(JsonNode map) {
        C content = bind(map);
        Set<ConstraintViolation<C>> violations = validator.validate(content);
        violations.stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .ifPresent(violation -> {
                    throw refused(violation.getPropertyPath().toString(), violation.getMessage());
                });
        return content;
    }

    private C bind(JsonNode map) {
        try {
            return mapper.treeToValue(map, type);
        } catch (JsonMappingException mismatch) {
            String field = mismatch.getPath().isEmpty()
                    ? ""
                    : String.valueOf(mismatch.getPath().get(0).getFieldName());
            throw refused(field, otherType);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException mismatch) {
            throw refused("", otherType);
        }
    }

    /**
     * A content on the wire.
     *
     * @param blobs what it names, each with the first field that does
     */
    record Written(ObjectNode map, Map<BlobId, String> blobs) {}

    Written write(C content) {
        Map<BlobId, String> blobs = new LinkedHashMap<>();
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            mapper.writer().withAttribute(ApiValues.HELD, blobs).writeValue(tokens, content);
            return new Written(mapper.readTree(tokens.asParser()), blobs);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Refused refused(String field, String reason) {
        return new Refused(Code.CONTENT_REFUSED, Map.of("field", field, "reason", reason));
    }

    static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .typeFactory(TypeFactory.defaultInstance()
                        .withCache((LookupCache<Object, JavaType>) new LRUMap<Object, JavaType>(4, 64)))
                .addModule(ApiValues.module())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        return mapper;
    }
}
