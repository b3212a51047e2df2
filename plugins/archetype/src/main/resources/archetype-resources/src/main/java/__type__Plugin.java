package ${package};

import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import java.util.List;

/** The entry point, named in META-INF/services. */
public final class ${type}Plugin implements Plugin {
    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new ${type}Type());
    }
}
