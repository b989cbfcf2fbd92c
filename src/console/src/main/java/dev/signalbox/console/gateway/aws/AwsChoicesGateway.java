package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ChoicesGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.choices.Choice;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.console.model.choices.Choices;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;

/** Asks EC2 and S3. */
public final class AwsChoicesGateway implements ChoicesGateway {
    private final Lazy<Ec2Client> ec2;
    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    public AwsChoicesGateway(AwsClients clients) {
        this.ec2 = new Lazy<>(() -> clients.client(Ec2Client.builder()));
        this.s3 = new Lazy<>(() -> clients.client(S3Client.builder()));
        this.calls = new AwsCalls(clients.connection());
    }

    @Override
    public Choices choices(ChoiceKind kind) throws GatewayException {
        var found = calls.call(() -> switch (kind) {
            case VPC -> vpcs();
            case SUBNET -> subnets();
            case SECURITY_GROUP -> ec2.get().describeSecurityGroupsPaginator().securityGroups().stream().map(
                    g -> new Choice(g.groupId(), orNone(g.groupName()), orNone(g.description()), orNone(g.vpcId())));
            case SECURITY_GROUP_NAME -> ec2.get().describeSecurityGroupsPaginator().securityGroups().stream().map(
                    g -> new Choice(g.groupName(), "", orNone(g.description()), orNone(g.vpcId())));
            case ZONE -> ec2.get().describeAvailabilityZones().availabilityZones().stream().map(z -> new Choice(z
                    .zoneName(), "", orNone(z.stateAsString()), ""));
            case KEY_PAIR -> ec2.get().describeKeyPairs().keyPairs().stream().map(k -> new Choice(k.keyName(), "",
                    orNone(k.keyTypeAsString()), ""));
            case INSTANCE -> ec2.get().describeInstancesPaginator().reservations().stream().flatMap(r -> r.instances()
                    .stream()).map(i -> new Choice(i.instanceId(), name(i.tags()), orNone(i.instanceTypeAsString()),
                            orNone(i.vpcId())));
            case VOLUME -> ec2.get().describeVolumesPaginator().volumes().stream().map(v -> new Choice(v.volumeId(),
                    name(
                            v.tags()), v.size() + " GiB", ""));
            case IMAGE -> ec2.get().describeImagesPaginator(b -> b.owners("self")).images().stream().map(
                    i -> new Choice(i
                            .imageId(), orNone(i.name()), orNone(i.architectureAsString()), ""));
            case BUCKET -> s3.get().listBucketsPaginator(r -> r.maxBuckets(MOST)).buckets().stream().map(
                    b -> new Choice(b.name(), "", orNone(b
                            .bucketRegion()), ""));
        }).limit(MOST + 1L).toList();
        return new Choices(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
    }

    private Stream<Choice> vpcs() {
        return ec2.get().describeVpcsPaginator().vpcs().stream().map(v -> new Choice(v.vpcId(), Boolean.TRUE.equals(v
                .isDefault()) ? "default VPC" : name(v.tags()), orNone(v.cidrBlock()), ""));
    }

    private Stream<Choice> subnets() {
        return ec2.get().describeSubnetsPaginator().subnets().stream().map(s -> new Choice(s.subnetId(), name(s.tags()),
                orNone(s.availabilityZone()) + " · " + orNone(s.cidrBlock()), orNone(s.vpcId())));
    }

    private static String name(List<Tag> tags) {
        return tags.stream().filter(t -> t.key().equals("Name")).map(Tag::value).findFirst().orElse("");
    }

    private static String orNone(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
