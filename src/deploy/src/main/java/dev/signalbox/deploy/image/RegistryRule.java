package dev.signalbox.deploy.image;

import dev.signalbox.deploy.DeployException;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Which hosts are given images and a registry's credentials.
 *
 * @param account whose registry it is
 * @param emulator whether something else than AWS answers for ECR
 * @param configured where an emulator keeps images
 */
record RegistryRule(String account, Region region, boolean emulator, Optional<String> configured) {
    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

    /** The registry, without the repository, of what ECR says where a repository is. */
    String host(String repositoryUri) {
        var told = repositoryUri.substring(0, Math.max(0, repositoryUri.indexOf('/')));
        if (!emulator) {
            if (!own(told)) {
                throw new DeployException("ECR says that the registry is at \"" + told + "\", which is not the one of "
                        + "account " + account + " in " + region + ". Nothing was sent there. Check the profile's "
                        + "endpoint for ECR.");
            }
            return told;
        }
        var host = configured.orElse(told);
        if (!host.matches("[a-z0-9.:\\[\\]-]+") || amazon(host) || (configured.isEmpty() && !loopback(host))) {
            throw new DeployException("This environment is not AWS, but says that its images are at \"" + told
                    + "\". Nothing was sent there. Start Signalbox with " + ImageSettings.REGISTRY
                    + " set to the host and port of its registry, or give an image of your own.");
        }
        return host;
    }

    /** Whether it is the registry of an account of this Region, for which ECR gives a token. */
    boolean ofRegion(String host) {
        return !emulator && host.matches("[0-9]{12}(" + Pattern.quote(suffix("ecr")) + "|" + Pattern.quote(suffix(
                "ecr-fips")) + ")");
    }

    private boolean own(String host) {
        return host.equals(account + suffix("ecr")) || host.equals(account + suffix("ecr-fips"));
    }

    private String suffix(String service) {
        return ".dkr." + service + "." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix();
    }

    private static boolean amazon(String host) {
        return amazonName(host.replaceFirst(":[0-9]+$", ""));
    }

    /** Whether the name is in a domain that AWS serves its APIs in. */
    static boolean amazonName(String name) {
        return name.endsWith(".on.aws") || name.endsWith(".api.aws") || Region.regions().stream().map(
                r -> PartitionMetadata
                        .of(r).dnsSuffix()).distinct().anyMatch(s -> name.endsWith("." + s));
    }

    /** Whether it is this computer, so that plain http hurts nobody. */
    static boolean loopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
