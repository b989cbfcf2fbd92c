package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Compares a deployment with CloudFormation's own limits. */
final class Quotas {
    private static final int RESOURCES = 500;
    private static final int PARAMETERS = 200;
    private static final int OUTPUTS = 200;
    private static final String OTHERS = " Limits of the services that it uses are not checked for an update.";

    private final CloudFormationClient cloudFormation;

    Quotas(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    /** @param stacks how many there are */
    Check check(DeployRequest request, JsonNode template, int stacks) {
        var over = new ArrayList<String>();
        over(template, "Resources", RESOURCES, over);
        over(template, "Parameters", PARAMETERS, over);
        over(template, "Outputs", OUTPUTS, over);
        if (!over.isEmpty()) {
            return Check.failed(Subject.QUOTAS, "The template has " + String.join(", ", over) + ".",
                    "Divide it into nested stacks.");
        }
        if (request.kind() == DeployRequest.Kind.UPDATE) {
            return Check.passed(Subject.QUOTAS, "The template is within CloudFormation's limits." + OTHERS);
        }
        return ofAccount(stacks, 1 + nested(template));
    }

    private static void over(JsonNode template, String section, int limit, ArrayList<String> over) {
        int count = template.path(section).size();
        if (count > limit) {
            over.add(count + " " + section + ", CloudFormation's limit is " + limit);
        }
    }

    /** Each nested stack counts as one; what these nest again is not known here. */
    private static int nested(JsonNode template) {
        return (int) template.path("Resources").valueStream().filter(r -> r.path("Type").asText().equals(
                "AWS::CloudFormation::Stack")).count();
    }

    private Check ofAccount(int stacks, int wanted) {
        try {
            var limit = cloudFormation.describeAccountLimitsPaginator(b -> {}).accountLimits().stream().filter(l -> l
                    .name().equals("StackLimit")).findFirst();
            if (limit.isPresent() && stacks + wanted > limit.get().value()) {
                return Check.failed(Subject.QUOTAS, "The template makes " + wanted + " stacks, and the account has "
                        + stacks + " of " + limit.get().value() + ".",
                        "Delete stacks, or ask for more in Service Quotas"
                                + " (service cloudformation, quota L-0485CB21).");
            }
            return limit.map(l -> Check.passed(Subject.QUOTAS, "The account has " + stacks + " of " + l.value()
                    + " stacks, and the template is within CloudFormation's limits.")).orElseGet(() -> unknown(
                            "CloudFormation names no limit of stacks"));
        } catch (SdkException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Check unknown(String why) {
        return Check.notChecked(Subject.QUOTAS,
                "The template is within CloudFormation's limits. How many stacks the account may have is not checked: "
                        + why + ".");
    }
}
