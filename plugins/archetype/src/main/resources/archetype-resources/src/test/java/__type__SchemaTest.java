package ${package};

import io.hongyan.im.plugin.testkit.SchemaContract;

/** Runs the migrations, once there are some. */
class ${type}SchemaTest extends SchemaContract {}
