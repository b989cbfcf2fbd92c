package dev.signalbox.console.model.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudWatchLinkTest {
    @Test
    void leadsToTheConsoleOfThePartition() {
        assertThat(CloudWatchLink.of("eu-central-1", "/aws/lambda/check", Optional.of("2026/11/22/[7]ab")))
                .hasToString("https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1"
                        + "#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fcheck/log-events/2026$252F11$252F22$252F$255B7$255Dab");
        assertThat(CloudWatchLink.of("cn-north-1", "g", Optional.empty())).hasHost("cn-north-1.console.amazonaws.cn");
        assertThat(CloudWatchLink.of("us-gov-west-1", "g", Optional.empty())).hasHost(
                "us-gov-west-1.console.amazonaws-us-gov.com");
    }
}
