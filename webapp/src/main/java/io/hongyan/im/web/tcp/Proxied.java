package io.hongyan.im.web.tcp;

/** Told along a connection's handlers once its proxy has said for whom it connects. */
record Proxied(String address) {}
