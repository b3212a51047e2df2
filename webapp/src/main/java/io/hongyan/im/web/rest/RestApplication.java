package io.hongyan.im.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything here is under this path. */
@ApplicationPath("api/v1")
public class RestApplication extends Application {}
