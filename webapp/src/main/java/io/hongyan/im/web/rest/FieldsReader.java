package io.hongyan.im.web.rest;

import io.hongyan.im.packet.Code;
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
    private static final int DRAINED = 4 << 20;

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
        byte[] bytes = body.readNBytes(Limits.PACKET + 1);
        if (bytes.length > Limits.PACKET) {
            drain(body);
            throw new Refused(Code.TOO_LARGE);
        }
        return JsonCodec.decodeMap(JsonCodec.text(bytes));
    }

    /** Payara reads no further by itself, and a client that still sends never gets to read its answer. */
    private static void drain(InputStream rest) throws IOException {
        byte[] piece = new byte[1 << 13];
        int left = DRAINED;
        for (int read = rest.read(piece); read >= 0 && left > 0; read = rest.read(piece)) {
            left -= read;
        }
    }
}
