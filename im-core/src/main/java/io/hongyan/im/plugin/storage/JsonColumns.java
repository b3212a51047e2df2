package io.hongyan.im.plugin.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import io.hongyan.im.packet.Json;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** Columns in JSON, by a mapper of each unit's own: a shared one would keep the plugin's classes for ever. */
final class JsonColumns implements FormatMapper {
    private final ObjectMapper mapper = JsonMapper.builder(Json.factory().build())
            .typeFactory(TypeFactory.defaultInstance()
                    .withCache((LookupCache<Object, com.fasterxml.jackson.databind.JavaType>)
                            new LRUMap<Object, com.fasterxml.jackson.databind.JavaType>(4, 64)))
            .build();

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        try {
            return mapper.readValue(text.toString(), mapper.constructType(type.getJavaType()));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a column holds no such JSON", broken);
        }
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        try {
            return mapper.writerFor(mapper.constructType(type.getJavaType())).writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a value can't be written as JSON", broken);
        }
    }
}
