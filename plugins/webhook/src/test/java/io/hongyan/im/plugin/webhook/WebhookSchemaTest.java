package io.hongyan.im.plugin.webhook;

import io.hongyan.im.plugin.testkit.SchemaContract;

class WebhookSchemaTest extends SchemaContract {}
