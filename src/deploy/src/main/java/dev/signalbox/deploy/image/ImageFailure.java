package dev.signalbox.deploy.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.cache.CacheCorruptedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.image.json.BadContainerConfigurationFormatException;
import com.google.cloud.tools.jib.image.json.PlatformNotFoundInBaseImageException;
import com.google.cloud.tools.jib.image.json.UnlistedPlatformInManifestListException;
import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what went wrong between two registries, at which of them, and what to do. */
final class ImageFailure {
    private static final String MIRROR = " Give another base image under Advanced, such as one of a mirror that this "
            + "computer reaches (an ECR pull-through cache, or a registry of your own).";

    private final BaseImage base;
    private final String target;

    ImageFailure(BaseImage base, String target) {
        this.base = base;
        this.target = target;
    }

    DeployException of(Exception e) {
        var chain = Stream.iterate((Throwable) e, c -> c != null, Throwable::getCause).limit(20).toList();
        var ours = find(chain, DeployException.class);
        return ours.orElseGet(() -> new DeployException(words(chain), e));
    }

    private String words(List<Throwable> chain) {
        if (find(chain, PlatformNotFoundInBaseImageException.class).isPresent() || find(chain,
                UnlistedPlatformInManifestListException.class).isPresent()) {
            return "The base image " + base.reference() + " is not there for all of linux/amd64 and linux/arm64."
                    + " Give one under Advanced that is.";
        }
        if (find(chain, BadContainerConfigurationFormatException.class).isPresent()) {
            return "The base image " + base.reference() + " is described in a way that cannot be understood." + MIRROR;
        }
        if (find(chain, CacheDirectoryCreationException.class).isPresent() || find(chain, CacheCorruptedException.class)
                .isPresent()) {
            return "The folder for image layers is damaged or cannot be written: " + told(chain)
                    + ". Delete it and deploy again.";
        }
        var status = find(chain, ResponseException.class).map(ResponseException::getStatusCode).or(() -> find(chain,
                RegistryUnauthorizedException.class).map(x -> x.getHttpResponseException().getStatusCode()));
        return atBase(chain) ? ofBase(chain, status) : ofTarget(chain, status);
    }

    private String ofBase(List<Throwable> chain, Optional<Integer> status) {
        var image = "The base image " + base.reference();
        if (refused(chain, status)) {
            return image + " is not given to us: " + base.host() + " refused it. Sign in there, so that Docker's "
                    + "configuration file has credentials for it, or see whether the image exists." + MIRROR;
        }
        if (status.filter(s -> s == 404).isPresent()) {
            return image + " does not exist at " + base.host() + ". Check its name and tag." + MIRROR;
        }
        if (status.filter(s -> s == 429).isPresent()) {
            return image + " cannot be fetched now: " + base.host() + " has had too many requests. Try later." + MIRROR;
        }
        return insecure(chain).or(() -> unreachable(chain, base.host())).map(w -> image + " cannot be fetched: " + w
                + MIRROR).orElseGet(() -> image + " cannot be fetched: " + told(chain) + "." + MIRROR);
    }

    private String ofTarget(List<Throwable> chain, Optional<Integer> status) {
        var host = target.substring(0, target.indexOf('/'));
        if (refused(chain, status)) {
            return "The registry " + host + " refused the image " + target + ". The role needs "
                    + "ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, "
                    + "ecr:CompleteLayerUpload, ecr:PutImage and ecr:BatchGetImage.";
        }
        return insecure(chain).or(() -> unreachable(chain, host)).map(w -> "The image " + target
                + " cannot be pushed: " + w
                + " Deploy again when it can be reached; layers that are there are not pushed "
                + "again.").orElseGet(() -> "The image " + target + " cannot be pushed: " + told(chain)
                        + ". Deploy again; layers that are there are not pushed again.");
    }

    private static boolean refused(List<Throwable> chain, Optional<Integer> status) {
        return status.filter(s -> s == 401 || s == 403).isPresent() || find(chain,
                RegistryAuthenticationFailedException.class).isPresent();
    }

    private static Optional<String> insecure(List<Throwable> chain) {
        return find(chain, InsecureRegistryException.class).map(
                _ -> "the registry does not speak TLS that this computer "
                        + "trusts. Plain http is for registries of this computer only, and only when both registries are.");
    }

    private static Optional<String> unreachable(List<Throwable> chain, String host) {
        return Stream.of(UnknownHostException.class, NoRouteToHostException.class, ConnectException.class,
                SocketTimeoutException.class, SSLException.class).flatMap(t -> find(chain, t).stream()).findFirst().map(
                        x -> host + " cannot be reached (" + (x instanceof UnknownHostException
                                ? "its name is not known"
                                : x.getMessage()) + ").");
    }

    /** Jib does not say at which of the two it was, but it always names the host or the image. */
    private boolean atBase(List<Throwable> chain) {
        var said = chain.stream().map(c -> String.valueOf(c.getMessage())).toList();
        var image = base.reference().replaceFirst("[:@][^/]*$", "");
        boolean byName = said.stream().anyMatch(m -> m.contains(base.host()) || m.contains(image));
        boolean byTarget = said.stream().anyMatch(m -> m.contains(target));
        return byName && !byTarget;
    }

    private static String told(List<Throwable> chain) {
        return chain.stream().filter(c -> c instanceof IOException || c instanceof RuntimeException || c.getClass()
                .getName().startsWith("com.google")).map(Throwable::getMessage).filter(m -> m != null && !m.isBlank())
                .findFirst().orElse("Jib said nothing more").replaceFirst("\\.$", "");
    }

    private static <T extends Throwable> Optional<T> find(List<Throwable> chain, Class<? extends T> type) {
        for (var c : chain) {
            if (type.isInstance(c)) {
                return Optional.of(type.cast(c));
            }
        }
        return Optional.empty();
    }
}
