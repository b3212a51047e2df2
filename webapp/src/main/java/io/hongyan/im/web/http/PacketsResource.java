package io.hongyan.im.web.http;

import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.command.Askers;
import io.hongyan.im.packet.Batch;
import io.hongyan.im.packet.Codec;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.web.rest.Answers;
import io.hongyan.im.web.rest.Bearer;
import io.hongyan.im.web.rest.Body;
import io.hongyan.im.web.rest.Languages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** Packets by who has no connection, in either codec; answered in the same. */
@Dependent
@Path("packets")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
public class PacketsResource {
    private static final String MSGPACK = "application/msgpack";

    @Inject
    Logins logins;

    @Inject
    Askers askers;

    @Inject
    Answers answers;

    @Context
    HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> json(InputStream body) throws IOException {
        return handle(body, Codec.JSON, MediaType.APPLICATION_JSON);
    }

    @POST
    @Consumes(MSGPACK)
    public CompletionStage<Response> msgpack(InputStream body) throws IOException {
        return handle(body, Codec.MSGPACK, MSGPACK);
    }

    private CompletionStage<Response> handle(InputStream body, Codec codec, String type) throws IOException {
        Identity who = Bearer.identify(headers, logins);
        Batch batch = Batch.read(Body.read(body, Limits.FRAME), codec);
        return answers.of(askers.handle(who, Languages.of(headers), batch.packets()))
                .thenApply(packets -> Response.ok(batch.write(packets, codec), type)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
