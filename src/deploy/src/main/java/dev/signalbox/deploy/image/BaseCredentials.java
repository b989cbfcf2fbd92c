package dev.signalbox.deploy.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import com.google.cloud.tools.jib.registry.credentials.DockerConfigCredentialRetriever;
import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Who fetches the base image: ECR's token for ECR of this Region, else what Docker's configuration file says, else nobody. */
final class BaseCredentials implements CredentialRetriever {
    private final String host;
    private final EcrClient ecr;
    private final RegistryRule rule;
    private final Path dockerConfig;

    BaseCredentials(String host, EcrClient ecr, RegistryRule rule, Path dockerConfig) {
        this.host = host;
        this.ecr = ecr;
        this.rule = rule;
        this.dockerConfig = dockerConfig;
    }

    /** Where Docker keeps it. */
    static Path dockerConfig() {
        return Optional.ofNullable(System.getenv("DOCKER_CONFIG")).map(Path::of).orElseGet(() -> Path.of(System
                .getProperty("user.home", ""), ".docker")).resolve("config.json");
    }

    @Override
    public Optional<Credential> retrieve() throws CredentialRetrievalException {
        if (rule.ofRegion(host)) {
            var token = ImageRepository.token(ecr);
            return Optional.of(Credential.from(token.user(), token.password()));
        }
        try {
            return DockerConfigCredentialRetriever.create(host, dockerConfig).retrieve(_ -> {});
        } catch (IOException e) {
            throw new DeployException("Docker's configuration file " + dockerConfig
                    + ", which may have credentials for " + host + ", cannot be read: " + e.getMessage(), e);
        }
    }
}
