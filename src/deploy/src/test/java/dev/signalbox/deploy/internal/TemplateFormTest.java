package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.NetworkDefaults;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.TemplateParameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFormTest {
    private static final String GROUPED = """
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups:
                  - {Label: {default: Compute}, Parameters: [Cpus, Gone]}
                ParameterLabels: {Cpus: {default: Number of vCPUs}}
            Parameters:
              Name: {Type: String, MinLength: 2, MaxLength: "4"}
              Cpus: {Type: Number, Default: 2, MinValue: 1, MaxValue: 8}
              Key: {Type: String, NoEcho: true}
            Resources:
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}
            """;

    @TempDir Path folder;

    @Test
    void groupsAndNamesParametersAsTheTemplateWishes() throws Exception {
        var parameters = form(GROUPED);

        assertThat(parameters).extracting(TemplateParameter::name).containsExactly("Cpus", "Name", "Key");
        assertThat(parameters).extracting(TemplateParameter::group).containsExactly("Compute", "", "");
        assertThat(parameters.getFirst().label()).contains("Number of vCPUs");
        assertThat(parameters.getFirst().problemWith("9")).isPresent();
        assertThat(parameters.get(1).problemWith("Files")).isPresent();
        assertThat(parameters.get(2).secret()).isTrue();
    }

    @Test
    void readsJsonIndentedByTabs() throws Exception {
        assertThat(form("{\n\t\"Parameters\": {\n\t\t\"Days\": {\"Type\": \"Number\", \"Default\": 7}\n\t}\n}"))
                .extracting(p -> p.suggested().orElse("")).containsExactly("7");
    }

    @Test
    void refusesWhatIsNoTemplateInWords() throws Exception {
        assertThatThrownBy(() -> form("{\"Parameters\": ")).isInstanceOf(DeployException.class).hasMessageContaining(
                "not valid JSON");
        assertThatThrownBy(() -> form("a: [")).hasMessageContaining("not valid YAML");
        assertThatThrownBy(() -> form("#".repeat(1_100_000))).hasMessageContaining("longer than 1 MB");
        Path file = Files.write(folder.resolve("latin.yaml"), "Description: ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new TemplateForm(new TemplateFile(file))).hasMessageContaining("not text in UTF-8");
    }

    private List<TemplateParameter> form(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("any.yaml"), text);
        return new TemplateForm(new TemplateFile(file)).parameters(EnvironmentKind.AWS, NetworkDefaults.NONE);
    }
}
