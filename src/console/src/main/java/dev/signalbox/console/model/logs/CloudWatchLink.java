package dev.signalbox.console.model.logs;

import dev.signalbox.console.model.EnvironmentInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where the AWS console shows a log. */
public final class CloudWatchLink {
    private static final Map<String, String> DOMAINS = Map.of("cn-", "console.amazonaws.cn", "us-gov-",
            "console.amazonaws-us-gov.com", "eusc-", "console.amazonaws-eusc.eu");

    private CloudWatchLink() {}

    /** As {@link #of}; empty in environments that are not AWS. */
    public static Optional<URI> in(EnvironmentInfo environment, String group, Optional<String> stream) {
        return environment.endpoint().equals(EnvironmentInfo.AWS) && !group.isEmpty() ? Optional.of(of(environment
                .region(), group, stream)) : Optional.empty();
    }

    /** @param stream one of the group's, or the whole group */
    public static URI of(String region, String group, Optional<String> stream) {
        String domain = DOMAINS.entrySet().stream().filter(d -> region.startsWith(d.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse("console.aws.amazon.com");
        return URI.create("https://" + region + "." + domain + "/cloudwatch/home?region=" + region
                + "#logsV2:log-groups/log-group/" + encoded(group) + stream.map(s -> "/log-events/" + encoded(s))
                        .orElse(
                                ""));
    }

    /** Twice, and with a dollar sign for the second percent sign, as that page reads it. */
    private static String encoded(String name) {
        return once(once(name)).replace("%", "$");
    }

    private static String once(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
