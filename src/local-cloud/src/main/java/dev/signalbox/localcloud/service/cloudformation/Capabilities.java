package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;

/** What a caller must acknowledge before a template may be used. */
record Capabilities(List<String> required, List<String> reasons) {
    private static final Set<String> NAMES = Set.of("RoleName", "InstanceProfileName");

    static Capabilities of(Template template) {
        var iam = template.resources().values().stream().filter(r -> r.type().startsWith("AWS::IAM::")).toList();
        boolean named = iam.stream().anyMatch(r -> NAMES.stream().anyMatch(r.properties()::has));
        var required = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        if (!iam.isEmpty()) {
            required.add(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
            reasons.add("The following resource(s) require capabilities: " + iam.stream().map(r -> "[" + r.type() + "]")
                    .distinct().toList());
        }
        if (!template.transforms().isEmpty()) {
            required.add("CAPABILITY_AUTO_EXPAND");
            reasons.add("The following transform(s) require capabilities: " + template.transforms());
        }
        return new Capabilities(List.copyOf(required), List.copyOf(reasons));
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code InsufficientCapabilitiesException} */
    void require(List<String> given) {
        var missing = required.stream().filter(c -> !covers(given, c)).toList();
        if (!missing.isEmpty()) {
            throw ServiceError.of(InsufficientCapabilitiesException.builder(), 400,
                    "InsufficientCapabilitiesException", "Requires capabilities : " + missing);
        }
    }

    private static boolean covers(List<String> given, String required) {
        return given.contains(required) || required.equals("CAPABILITY_IAM") && given.contains("CAPABILITY_NAMED_IAM");
    }

    String reason() {
        return String.join("; ", reasons);
    }
}
