package dev.signalbox.deploy.image;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Repository;

/**
 * Puts worker images into the registry of an account. An image's tag names its content, so what is there is neither
 * made nor pushed again.
 */
public final class WorkerImages {
    private final ImageSettings settings;
    private final EcrClient ecr;
    private final RegistryRule rule;
    private final Path dockerConfig;

    /** @param account whose registry it is */
    public WorkerImages(ImageSettings settings, String account) {
        this(settings, account, BaseCredentials.dockerConfig());
    }

    WorkerImages(ImageSettings settings, String account, Path dockerConfig) {
        this.settings = settings;
        this.ecr = settings.ecr().get();
        var client = ecr.serviceClientConfiguration();
        boolean emulator = client.endpointOverride().map(URI::getHost).filter(h -> !RegistryRule.amazonName(h))
                .isPresent();
        this.rule = new RegistryRule(account, client.region(), emulator, settings.registry());
        this.dockerConfig = dockerConfig;
    }

    /**
     * An image in a registry.
     *
     * @param reference with its digest, so that it names these bytes for ever
     * @param bytes of its layers and configurations, for all platforms together; 0 when it was there already
     * @param pushed false when it was there already
     */
    public record Stored(String reference, long bytes, boolean pushed) {}

    /** The image, if the registry has it; changes nothing. */
    public Optional<Stored> find(ImageOrder order) {
        try (var cache = ImageCache.use(settings.cache())) {
            return there(new ImageRepository(ecr, order.repository()), recipe(order, cache));
        }
    }

    /**
     * The image, made and pushed unless the registry has it.
     *
     * @param withdrawn looked at again and again; ends the push
     * @throws DeployException saying what stands in the way, or that it was given up; what {@link
     * ImageSettings#mayPush} throws, also in the midst of a push
     */
    public Stored store(ImageOrder order, Consumer<DeployEvent> listener, BooleanSupplier withdrawn) {
        try (var cache = ImageCache.use(settings.cache())) {
            var recipe = recipe(order, cache);
            var repository = new ImageRepository(ecr, order.repository());
            var there = there(repository, recipe);
            if (there.isPresent()) {
                return there.get();
            }
            settings.mayPush().run();
            var uri = address(repository.find().orElseGet(repository::create));
            repository.tidy();
            var progress = new LayerProgress(order.worker(), listener);
            var credentials = new BaseCredentials(order.base().host(), ecr, rule, dockerConfig);
            try {
                var digest = new ImageBuild(recipe, uri, cache, credentials).push(() -> ImageRepository.token(ecr),
                        progress, () -> {
                            settings.mayPush().run(); // the SDK's gate does not see what Jib sends
                            return withdrawn.getAsBoolean();
                        });
                progress.ended();
                return new Stored(uri + "@" + digest, progress.pushedBytes(), true);
            } catch (DeployException e) {
                // Somebody else may have pushed the same in the meantime, and a tag cannot be given twice.
                return Thread.currentThread().isInterrupted() || withdrawn.getAsBoolean() ? rethrow(e)
                        : there(repository, recipe).orElseThrow(() -> e);
            }
        }
    }

    private static Stored rethrow(DeployException e) {
        throw e;
    }

    private static ImageRecipe recipe(ImageOrder order, ImageCache cache) {
        return new ImageRecipe(order, WorkerLayers.of(order.jar(), cache.jars()));
    }

    private Optional<Stored> there(ImageRepository repository, ImageRecipe recipe) {
        return repository.find().flatMap(found -> repository.digest(recipe.tag()).map(digest -> new Stored(address(
                found) + "@" + digest, 0, false)));
    }

    private String address(Repository repository) {
        return rule.host(repository.repositoryUri()) + "/" + repository.repositoryName();
    }

}
