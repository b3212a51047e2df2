package io.hongyan.im.plugin.poll;

import io.hongyan.im.plugin.testkit.SchemaContract;

class PollSchemaTest extends SchemaContract {}
