package dev.signalbox.localcloud.service.apigatewayv2;

import java.util.Optional;
import java.util.regex.Pattern;

/** The function within an integration's URI: its plain ARN, or the form that REST APIs use. */
public final class LambdaTarget {
    private static final String FUNCTION = "(arn:[^:]+:lambda:[^:]+:\\d{12}:function:[^/]+)";
    private static final Pattern PLAIN = Pattern.compile(FUNCTION);
    private static final Pattern PATH = Pattern.compile(
            "arn:[^:]+:apigateway:[^:]+:lambda:path/2015-03-31/functions/" + FUNCTION + "/invocations");

    private LambdaTarget() {}

    /** Empty when the URI names no function. */
    public static Optional<String> of(String uri) {
        for (var pattern : new Pattern[]{PLAIN, PATH}) {
            var match = pattern.matcher(uri);
            if (match.matches()) {
                return Optional.of(match.group(1));
            }
        }
        return Optional.empty();
    }
}
