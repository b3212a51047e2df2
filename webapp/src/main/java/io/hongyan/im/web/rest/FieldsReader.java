package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.JsonCodec;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a request's body, one JSON map of at most 64 KiB, the same on every server. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class FieldsReader implements MessageBodyReader<Fields> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body);
    }

    /** @throws Refused malformed or too large */
    static Fields read(InputStream body) throws IOException {
        return JsonCodec.decodeMap(JsonCodec.text(Body.read(body, Limits.PACKET)));
    }
}
