package dev.signalbox.localcloud.service.cloudformation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The linter with the schemas of every Region that the templates are for; takes a minute. */
class CfnLintStory {
    @Test
    void findsNothingInAnyRegion() throws Exception {
        var answer = CfnLint.run(CfnLint.ROOT);
        assertThat(answer.said()).isBlank();
        assertThat(answer.code()).isZero();
    }
}
