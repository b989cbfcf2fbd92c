package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.NetworkDefaults;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form of twenty fields can be read only under headings. */
class BundledFormsTest {
    static Stream<Pipeline> pipelines() {
        return PipelineCatalogue.in(Path.of(System.getProperty("signalbox.home"), "infra-templates")).pipelines()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void eachParameterStandsUnderAHeadingAndHasAWordOfHelp(Pipeline pipeline) {
        var parameters = new TemplateForm(pipeline).parameters(EnvironmentKind.AWS, NetworkDefaults.NONE);

        assertThat(parameters).isNotEmpty().allSatisfy(p -> {
            assertThat(p.group()).as(p.name()).isNotEmpty().isNotEqualTo("Filled by Signalbox");
            assertThat(p.description()).as(p.name()).isNotBlank();
            p.suggested().ifPresent(value -> assertThat(p.problemWith(value)).as(p.name()).isEmpty());
        });
    }
}
