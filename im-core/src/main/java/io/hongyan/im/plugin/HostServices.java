package io.hongyan.im.plugin;

import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Web;

/** What the rest of the server does for plugins. */
public record HostServices(Blobs blobs, SendableBlobs sendable, People people, Web web) {}
