package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.NetworkDefaults;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import dev.signalbox.deploy.plan.Check.Subject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Looks at everything that can be looked at before anything is changed. */
final class Preflight {
    private final AwsClients aws;
    private final Workers workers;
    private final StackReader reader;
    private final String region;

    Preflight(AwsClients aws, Workers workers, StackReader reader, String region) {
        this.aws = aws;
        this.workers = workers;
        this.reader = reader;
        this.region = region;
    }

    /**
     * What is known afterwards.
     *
     * @param stack the one of that name, if there is one
     * @param suggested values for parameters that neither the operator nor the stack gives
     * @param capabilities what CloudFormation says that the template needs
     * @param images those to be made; empty in the local cloud, which takes none
     */
    record Findings(GetCallerIdentityResponse caller, Optional<StackSummary> stack, Map<String, String> suggested,
            List<String> capabilities, Optional<ImageArtifacts> images) {}

    /** @throws DeployException when a check failed, after all of them were made */
    Findings look(DeployRequest request, String template, Consumer<Check> listener) {
        var checks = new ArrayList<Check>();
        Consumer<Check> told = check -> {
            checks.add(check);
            listener.accept(check);
        };
        var caller = aws.sts().getCallerIdentity(_ -> {});
        told.accept(Check.passed(Subject.IDENTITY, "Account " + caller.account() + ", Region " + region + ", as "
                + caller.arn() + "."));
        var all = reader.stacks();
        var stack = all.stream().filter(s -> s.name().equals(request.stackName())).findFirst();
        var suggested = parameters(request, stack, told);
        var capabilities = validated(template, told);
        told.accept(NameCheck.of(request, stack));
        stack.ifPresent(s -> new VersionCheck(aws.cloudFormation()).of(request, s).forEach(told));
        var parsed = TemplateText.parseWithTags(template);
        resources(request, caller, stack, suggested, parsed).forEach(told);
        told.accept(new Permissions(aws.iam()).check(caller.arn(), parsed));
        told.accept(new Quotas(aws.cloudFormation()).check(request, parsed, all.size()));
        var images = request.environment() == EnvironmentKind.LOCAL ? Optional.<ImageArtifacts>empty()
                : Optional.of(ImageArtifacts.of(workers, caller.account(), request, stack));
        images.ifPresent(i -> i.checks(new ImageReach(template, caller.account(), region)).forEach(told));
        var failed = checks.stream().filter(c -> c.outcome() == Outcome.FAILED).map(c -> c.words() + c.todo().map(
                t -> " " + t).orElse("")).toList();
        if (!failed.isEmpty()) {
            throw new DeployException(String.join(" ", failed));
        }
        return new Findings(caller, stack, suggested, capabilities, images);
    }

    /** Of the network that the parameters name, and of the names that the template gives. */
    private List<Check> resources(DeployRequest request, GetCallerIdentityResponse caller,
            Optional<StackSummary> stack, Map<String, String> suggested, JsonNode template) {
        var values = new HashMap<>(suggested);
        if (request.kind() == DeployRequest.Kind.UPDATE) {
            stack.ifPresent(s -> values.putAll(s.parameters()));
        }
        values.putAll(request.parameters());
        var form = new TemplateForm(request.source()).parameters(request.environment(), NetworkDefaults.NONE);
        var checks = new ArrayList<>(new NetworkCheck(aws.ec2(), form, values).of(request));
        values.putAll(Map.of("AWS::StackName", request.stackName(), "AWS::Region", region, "AWS::AccountId", caller
                .account(), "AWS::Partition", caller.arn().split(":", 3)[1]));
        var own = stack.filter(_ -> request.kind() == DeployRequest.Kind.UPDATE).map(s -> reader.resources(s.id())
                .stream().map(StackResourceSummary::physicalId).collect(Collectors.toSet())).orElse(Set.of());
        if (request.kind() == DeployRequest.Kind.CREATE) {
            new RoleQuota(aws.iam()).check(template, values).ifPresent(checks::add);
            aws.services().filter(_ -> request.environment() == EnvironmentKind.AWS).map(s -> new ServiceLimits(aws
                    .s3(), s)
                    .check(template, ResourceCount.in(template, values))).ifPresent(checks::addAll);
        }
        checks.addAll(NameLengths.check(template, ResourceCount.in(template, values)));
        checks.addAll(new TakenNames(aws).check(template, values, own));
        return checks;
    }

    private Map<String, String> parameters(DeployRequest request, Optional<StackSummary> stack,
            Consumer<Check> told) {
        var form = new TemplateForm(request.source());
        var network = NetworkDefaults.find(aws.ec2());
        var kept = request.kind() == DeployRequest.Kind.UPDATE ? stack.map(s -> s.parameters().keySet()).orElse(
                Set.of()) : Set.<String>of();
        var problems = form.problems(request.parameters(), kept, request.environment(), network);
        var parameters = form.parameters(request.environment(), network);
        told.accept(problems.isEmpty() ? Check.passed(Subject.PARAMETERS, parameters.size()
                + " parameters have values that the template takes.")
                : Check.failed(Subject.PARAMETERS, String.join(" ", problems), "Change the values and deploy again."));
        return parameters.stream().filter(p -> p.suggested().isPresent()).collect(Collectors.toMap(p -> p.name(),
                p -> p.suggested().orElseThrow()));
    }

    private List<String> validated(String template, Consumer<Check> told) {
        if (!TemplateArgument.fits(template)) {
            told.accept(Check.notChecked(Subject.TEMPLATE, "The template is longer than " + TemplateArgument.LONGEST
                    + " bytes, so CloudFormation looks at it only with the change set."));
            return List.of();
        }
        try {
            var answer = aws.cloudFormation().validateTemplate(b -> b.templateBody(template));
            var needs = answer.capabilitiesAsStrings();
            told.accept(Check.passed(Subject.TEMPLATE, "CloudFormation finds the template valid." + (needs.isEmpty()
                    ? ""
                    : " It needs " + String.join(", ", needs) + ".")));
            return needs;
        } catch (CloudFormationException e) {
            told.accept(Check.failed(Subject.TEMPLATE, "CloudFormation finds the template wrong: " + ChangeSets
                    .messageOf(e), "Correct the template and deploy again."));
            return List.of();
        }
    }
}
