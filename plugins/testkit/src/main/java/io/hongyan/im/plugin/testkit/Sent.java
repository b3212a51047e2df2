package io.hongyan.im.plugin.testkit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.UserName;

/** Contents as clients send them: ids and names are plain strings, absent is null. */
final class Sent {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_ABSENT, Include.NON_ABSENT))
            .addModule(new SimpleModule()
                    .addSerializer(BlobId.class, ToStringSerializer.instance)
                    .addSerializer(UserName.class, ToStringSerializer.instance))
            .build();

    private Sent() {}

    static ObjectNode json(Record content) {
        return MAPPER.valueToTree(content);
    }
}
