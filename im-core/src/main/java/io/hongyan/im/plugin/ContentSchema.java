package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;
import java.time.Duration;
import java.util.Optional;

/** Describes a content record by a JSON schema; with a generator of its own, which keeps no class. */
final class ContentSchema {
    // of ISO 8601, as PT1M30S
    private static final String DURATION =
            "^-?P(?!$)([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]{1,9})?S)?)?$";

    private ContentSchema() {}

    static ObjectNode of(Class<? extends Record> content) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JakartaValidationModule(
                        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                        JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> text(type.getErasedType())
                        .map(pattern -> new CustomDefinition(
                                context.getGeneratorConfig()
                                        .createObjectNode()
                                        .put("type", "string")
                                        .put("pattern", pattern),
                                true))
                        .orElse(null));
        return new SchemaGenerator(config.build()).generateSchema(content);
    }

    /** The form of values that are records here and plain strings on the wire. */
    private static Optional<String> text(Class<?> type) {
        if (type == BlobId.class) {
            return Optional.of("^[0-9A-HJKMNP-TV-Z]{13}$");
        }
        if (type == Duration.class) {
            return Optional.of(DURATION);
        }
        return type == UserName.class ? Optional.of("^(?![0-9]{13}$)[a-z0-9][a-z0-9._-]{0,63}$") : Optional.empty();
    }
}
