package io.hongyan.im.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.account.Logins;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.blob.BlobFeature;
import io.hongyan.im.blob.Library;
import io.hongyan.im.blob.StoredBlob;
import io.hongyan.im.blob.Tickets;
import io.hongyan.im.blob.Use;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes that messages carry: up at once, and down to who may read them. */
@Dependent
@Path("blobs")
@SuppressWarnings("NullAway.Init") // RESTEasy wants a constructor without parameters
public class BlobsResource {
    @Inject
    Logins logins;

    @Inject
    BlobFeature blobs;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo address;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response upload(
            InputStream bytes,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("use") @DefaultValue("file") String use)
            throws IOException {
        Identity who = Bearer.identify(headers, logins);
        Use meant = Use.of(use).orElseThrow(() -> Refused.malformed("use"));
        long room = blobs.uploads().room(who.account(), meant);
        if (headers.getLength() > room) {
            Body.drain(bytes);
            throw new Refused(Code.TOO_LARGE, Map.of("limit", room));
        }
        StoredBlob blob = blobs.uploads().take(who.account(), meant, name, bytes);
        return Response.status(Response.Status.CREATED)
                .entity(BlobJson.of(blob))
                .build();
    }

    @GET
    @Path("{id}")
    public Response bytes(@PathParam("id") String id, @QueryParam("ticket") @Nullable String ticket)
            throws IOException {
        return new BlobAnswer(blobs.library(), readable(id, ticket), headers).get();
    }

    @HEAD
    @Path("{id}")
    public Response head(@PathParam("id") String id, @QueryParam("ticket") @Nullable String ticket) throws IOException {
        return new BlobAnswer(blobs.library(), readable(id, ticket), headers).head();
    }

    @GET
    @Path("{id}/thumbnail")
    public Response thumbnail(@PathParam("id") String id, @QueryParam("ticket") @Nullable String ticket)
            throws IOException {
        byte[] small = blobs.library().thumbnail(readable(id, ticket));
        return BlobHeaders.safe(Response.ok(small))
                .type(small[0] == (byte) 0xFF ? "image/jpeg" : "image/png")
                .build();
    }

    @POST
    @Path("{id}/url")
    @Produces(MediaType.APPLICATION_JSON)
    public Response url(@PathParam("id") String id) {
        StoredBlob blob = readable(id, null);
        String base = address.getBaseUri().getRawPath() + "blobs/" + blob.id();
        String ticket = "?ticket=" + blobs.tickets().issue(blob.id());
        ObjectNode answer = Json.map().put("url", base + ticket);
        if (blob.bytes().thumbnail()) {
            answer.put("thumbnail", base + "/thumbnail" + ticket);
        }
        answer.put("expiresIn", Tickets.GOOD_FOR.toSeconds());
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** By a ticket for this blob, or by who asks. */
    private StoredBlob readable(String text, @Nullable String ticket) {
        if (ticket != null) {
            BlobId id = id(text);
            if (!blobs.tickets().opens(id, ticket)) {
                throw Library.none();
            }
            return blobs.library().find(id).orElseThrow(Library::none);
        }
        Identity who = Bearer.identify(headers, logins);
        return blobs.library().require(who.account(), id(text));
    }

    private static BlobId id(String text) {
        if (!BlobId.isValid(text)) {
            throw Library.none();
        }
        return new BlobId(text);
    }
}
