package io.hongyan.im.plugin.emoji;

import io.hongyan.im.plugin.testkit.SchemaContract;

class EmojiSchemaTest extends SchemaContract {}
