package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Whether containers in subnets can fetch their image: a missing route shows only when a job starts, and then hardly. */
final class RouteCheck {
    private final Ec2Client ec2;
    private final Optional<Boolean> publicAddresses;

    /** @param publicAddresses whether tasks get one; empty when the template does not say */
    RouteCheck(Ec2Client ec2, Optional<Boolean> publicAddresses) {
        this.ec2 = ec2;
        this.publicAddresses = publicAddresses;
    }

    /** @param subnets of one VPC */
    List<Check> of(List<Subnet> subnets) {
        var tables = ec2.describeRouteTablesPaginator(b -> b.filters(Filter.builder().name("vpc-id").values(subnets
                .getFirst().vpcId()).build())).routeTables().stream().toList();
        var cut = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (var subnet : subnets) {
            var way = way(subnet, tables);
            if (way.isEmpty()) {
                cut.add(subnet.subnetId());
            } else if (String.valueOf(way.get().gatewayId()).startsWith("igw-")) {
                open.add(subnet.subnetId());
            }
        }
        var checks = new ArrayList<Check>();
        if (!cut.isEmpty()) {
            checks.add(Check.doubtful(Subject.NETWORK, "No route leads from " + String.join(", ", cut)
                    + " to the internet: containers there cannot fetch their image, and jobs stay in STARTING and fail.",
                    "Choose other subnets, or see to it that the VPC has endpoints for ECR (api and dkr), S3 and"
                            + " CloudWatch Logs."));
        }
        if (!open.isEmpty() && publicAddresses.filter(p -> !p).isPresent()) {
            checks.add(Check.doubtful(Subject.NETWORK, String.join(", ", open)
                    + " reach the internet by an internet gateway only, which takes a public address, and tasks get"
                    + " none.", "Set AssignPublicIp to ENABLED, or choose subnets behind a NAT gateway."));
        }
        return checks;
    }

    /** A subnet without a table of its own has the main one. */
    private static Optional<Route> way(Subnet subnet, List<RouteTable> tables) {
        var own = tables.stream().filter(t -> t.associations().stream().anyMatch(a -> subnet.subnetId().equals(a
                .subnetId()))).findFirst();
        return own.or(() -> tables.stream().filter(t -> t.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a
                .main()))).findFirst()).stream().flatMap(t -> t.routes().stream()).filter(r -> "0.0.0.0/0".equals(r
                        .destinationCidrBlock()) && r.state() != RouteState.BLACKHOLE).findFirst();
    }
}
