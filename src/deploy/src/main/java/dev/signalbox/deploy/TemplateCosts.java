package dev.signalbox.deploy;

import dev.signalbox.deploy.internal.CostReader;
import dev.signalbox.deploy.plan.CostDriver;
import java.nio.file.Files;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What AWS charges for because of a template, for any values of its parameters. */
@FunctionalInterface
public interface TemplateCosts {
    /** @param values those that are not given have the template's default */
    List<CostDriver> drivers(Map<String, String> values);

    /** @throws DeployException when the template cannot be read */
    static TemplateCosts of(TemplateSource source, EnvironmentKind environment) {
        try {
            var reader = CostReader.of(Files.readString(source.template()));
            var usual = source.parameters().getOrDefault(environment, Map.of());
            return values -> {
                var all = new java.util.HashMap<>(usual);
                all.putAll(values);
                return reader.drivers(all);
            };
        } catch (IOException e) {
            throw new DeployException("The template " + source.template() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
