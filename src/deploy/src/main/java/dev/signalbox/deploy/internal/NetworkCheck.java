package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Whether the VPC, subnets and security groups that parameters name belong together, and reach what jobs need. */
final class NetworkCheck {
    private static final String AGAIN = "Choose others and deploy again.";
    private static final String CHOOSE = "Choose them in the form, or make a default VPC: aws ec2 create-default-vpc.";

    private final Ec2Client ec2;
    private final List<TemplateParameter> parameters;
    private final Map<String, String> values;

    /** @param values that the stack will have, as far as they are known */
    NetworkCheck(Ec2Client ec2, List<TemplateParameter> parameters, Map<String, String> values) {
        this.ec2 = ec2;
        this.parameters = parameters;
        this.values = values;
    }

    /** Nothing for templates whose parameters name no part of a network. */
    List<Check> of(DeployRequest request) {
        var named = parameters.stream().filter(p -> p.type().contains("AWS::EC2::Subnet::Id") || p.type().contains(
                "AWS::EC2::VPC::Id") || p.type().contains("AWS::EC2::SecurityGroup::Id")).toList();
        if (named.isEmpty()) {
            return List.of();
        }
        var empty = named.stream().map(TemplateParameter::name).filter(n -> values.getOrDefault(n, "").isBlank())
                .toList();
        if (!empty.isEmpty()) {
            return List.of(Check.doubtful(Subject.NETWORK, String.join(", ", empty)
                    + " have no value. The Region may have no default VPC, so there is no usual one.", CHOOSE));
        }
        try {
            return looked(request.environment());
        } catch (Ec2Exception e) {
            var code = e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
            return List.of(code.contains(".NotFound") ? Check.failed(Subject.NETWORK, e.awsErrorDetails().errorMessage()
                    + ".", AGAIN) : unknown(e));
        } catch (SdkException e) {
            return List.of(unknown(e));
        }
    }

    private static Check unknown(SdkException e) {
        return Check.notChecked(Subject.NETWORK, "Whether the subnets reach the internet is not checked: " + e
                .getMessage());
    }

    private List<Check> looked(EnvironmentKind environment) {
        var subnets = ids("Subnet");
        var found = subnets.isEmpty() ? List.<Subnet>of()
                : ec2.describeSubnetsPaginator(b -> b.subnetIds(subnets)).subnets().stream().toList();
        var groups = ids("SecurityGroup");
        var foundGroups = groups.isEmpty() ? List.<SecurityGroup>of()
                : ec2.describeSecurityGroupsPaginator(b -> b.groupIds(groups)).securityGroups().stream().toList();
        var checks = new ArrayList<>(apart(found, foundGroups));
        if (checks.isEmpty() && environment == EnvironmentKind.AWS && !found.isEmpty()) {
            checks.addAll(new RouteCheck(ec2, publicAddresses()).of(found));
        }
        return checks.isEmpty() ? List.of(Check.passed(Subject.NETWORK, found.size()
                + " subnets and " + foundGroups.size() + " security groups belong together.")) : checks;
    }

    /** What the template's parameter of that name says; empty when there is none. */
    private Optional<Boolean> publicAddresses() {
        return Optional.ofNullable(values.get("AssignPublicIp")).map("ENABLED"::equals);
    }

    private List<Check> apart(List<Subnet> subnets, List<SecurityGroup> groups) {
        Set<String> vpcs = subnets.stream().map(Subnet::vpcId).collect(Collectors.toCollection(TreeSet::new));
        var wanted = ids("VPC");
        var checks = new ArrayList<Check>();
        if (vpcs.size() > 1) {
            checks.add(failed("The subnets lie in several VPCs: " + String.join(", ", vpcs) + "."));
        }
        if (!wanted.isEmpty() && !vpcs.isEmpty() && !vpcs.equals(Set.copyOf(wanted))) {
            checks.add(failed("The subnets lie in " + String.join(", ", vpcs) + " and not in " + String.join(", ",
                    wanted) + "."));
        }
        var home = wanted.isEmpty() ? vpcs : Set.copyOf(wanted);
        groups.stream().filter(g -> !home.isEmpty() && !home.contains(g.vpcId())).forEach(g -> checks.add(failed(
                "The security group " + g.groupId() + " (" + g.groupName() + ") belongs to " + g.vpcId()
                        + " and not to " + String.join(", ", home) + ".")));
        return checks;
    }

    private static Check failed(String words) {
        return Check.failed(Subject.NETWORK, words, AGAIN);
    }

    private List<String> ids(String kind) {
        return parameters.stream().filter(p -> p.type().contains("AWS::EC2::" + kind + "::Id")).flatMap(p -> Stream.of(
                values.getOrDefault(p.name(), "").split(","))).map(String::strip).filter(v -> !v.isEmpty()).distinct()
                .toList();
    }
}
