package dev.signalbox.console.gateway.aws.signin.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Tells AWS's own endpoints from others. AWS also gives names under its domains to what customers run (load balancers, machines,
 * APIs, endpoints of VPCs), so the end of a name proves nothing: what stands before the Region must be a service.
 */
final class OwnHosts {
    private static final List<List<EndpointTag>> VARIANTS = List.of(List.of(), List.of(EndpointTag.FIPS), List.of(
            EndpointTag.DUALSTACK), List.of(EndpointTag.FIPS, EndpointTag.DUALSTACK));

    private OwnHosts() {}

    /** @param prefix what the SDK calls the service in host names, for example {@code api.ecr} */
    static boolean has(String host, String prefix, Region region) {
        String name = host.toLowerCase(Locale.ROOT);
        PartitionMetadata partition = PartitionMetadata.of(region);
        return isKnown(name, prefix, region) || suffixes(partition).filter(s -> name.endsWith("." + s)).anyMatch(
                s -> isService(name.substring(0, name.length() - s.length() - 1), region, partition));
    }

    private static boolean isKnown(String name, String prefix, Region region) {
        return VARIANTS.stream().anyMatch(tags -> name.equals(ServiceMetadata.of(prefix).endpointFor(ServiceEndpointKey
                .builder().region(region).tags(tags).build()).toString()));
    }

    private static Stream<String> suffixes(PartitionMetadata partition) {
        return VARIANTS.stream().map(tags -> partition.dnsSuffix(PartitionEndpointKey.builder().tags(tags).build()))
                .filter(Objects::nonNull).distinct();
    }

    private static boolean isService(String front, Region region, PartitionMetadata partition) {
        List<String> labels = new ArrayList<>(Arrays.asList(front.split("\\.", -1)));
        String last = labels.getLast();
        if (last.equals(region.id()) || last.matches(partition.regionRegex())) {
            labels.removeLast();
        }
        labels.remove("dualstack");
        if (labels.isEmpty() || labels.contains("")) {
            return false;
        }
        String service = labels.getLast();
        boolean account = labels.size() == 2 && labels.getFirst().matches("\\d{12}");
        return labels.size() == 1 || isS3(service) || (account && service.equals("ddb"));
    }

    /** Before it stands a bucket, which may have dots. Its websites are not part of the API. */
    private static boolean isS3(String service) {
        boolean old = service.startsWith("s3-") && !service.startsWith("s3-website");
        return service.equals("s3") || old || service.startsWith("s3express-");
    }
}
