package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.cloudformation.resource.ResourceTypes;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterValues;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import dev.signalbox.localcloud.service.cloudformation.template.TemplateCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template that Signalbox ships can be deployed here, as far as that can be told without deploying it. */
class BundledTemplatesTest {
    static List<Path> templates() throws IOException {
        var folder = Path.of(System.getProperty("signalbox.root", "../.."), "infra-templates");
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(f -> f.endsWith("template.yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isSupportedInAllItsParts(Path file) throws IOException {
        var template = Template.read(Files.readString(file));
        TemplateCheck.check(template, new ResourceTypes());
        var given = new LinkedHashMap<String, String>();
        template.parameters().values().stream().filter(p -> p.defaultValue().isEmpty()).map(ParameterDeclaration::name)
                .forEach(name -> given.put(name, "given"));
        var texts = ParameterValues.texts(template, given, (parameter, type, values) -> {});
        var plan = Plan.of(template, Scope.of(Map.copyOf(ParameterValues.values(template, texts)), List::of));
        assertThat(plan.resources()).isNotEmpty();
    }
}
