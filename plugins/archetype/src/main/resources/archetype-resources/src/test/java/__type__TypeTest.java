package ${package};

import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import java.util.List;

class ${type}TypeTest extends MediaTypeContract<${type}> {
    @Override
    protected String name() {
        return "${id}";
    }

    @Override
    protected List<${type}> valid() {
        return List.of(new ${type}("hurray", 1), new ${type}("a".repeat(100), 3));
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{\"words\":\" \",\"marks\":1}", "words"),
                new Invalid("{\"words\":\"a\",\"marks\":4}", "marks"));
    }
}
