package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.plugin.testkit.SchemaContract;

class RedPacketSchemaTest extends SchemaContract {}
