package dev.signalbox.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of Jib: from a recipe to an image for all its platforms in a registry. */
final class ImageBuild {
    private static final Logger LOG = LoggerFactory.getLogger(ImageBuild.class);
    private static final long LOOK_MILLIS = 100;

    private final ImageRecipe recipe;
    private final String target;
    private final ImageCache cache;
    private final BaseCredentials base;

    /** @param target host and repository */
    ImageBuild(ImageRecipe recipe, String target, ImageCache cache, BaseCredentials base) {
        this.recipe = recipe;
        this.target = target;
        this.cache = cache;
        this.base = base;
    }

    /**
     * Blocks until the image is there under the recipe's tag.
     *
     * @param withdrawn looked at again and again; when it says so, or the thread is interrupted, the push ends
     * @return digest of the list of platforms
     */
    String push(Supplier<ImageRepository.Token> token, LayerProgress progress, BooleanSupplier withdrawn) {
        // Interrupting a virtual thread closes the socket that it waits for; no other thread lets go of one.
        try (var threads = new Threads(Executors.newVirtualThreadPerTaskExecutor())) {
            var running = threads.executor.submit(() -> jib().containerize(containerizer(token.get(), progress,
                    threads.executor)).getDigest().toString());
            while (true) {
                try {
                    return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    if (withdrawn.getAsBoolean()) {
                        throw new DeployException(givenUp());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException(givenUp(), e);
        } catch (ExecutionException e) {
            throw new ImageFailure(recipe.order().base(), target).of(e);
        }
    }

    private String givenUp() {
        return "The push of " + target + " was given up. Layers that are there already are not pushed again next time.";
    }

    /** Ends all threads at the end, also those that wait for a registry. */
    private record Threads(ExecutorService executor) implements AutoCloseable {
        @Override
        public void close() {
            executor.shutdownNow();
            boolean interrupted = Thread.interrupted();
            try {
                if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                    LOG.warn("Threads of an image build did not end in ten seconds");
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JibContainerBuilder jib() throws InvalidImageReferenceException {
        return Jib.from(RegistryImage.named(recipe.order().base().reference()).addCredentialRetriever(base))
                .setFileEntriesLayers(layer("libraries", recipe.layers().libraries(), ImageRecipe.LIBRARIES), layer(
                        "worker", recipe.layers().code(), ImageRecipe.CODE))
                .setEntrypoint(recipe.entrypoint()).setProgramArguments(List.of()).setEnvironment(recipe
                        .environment()).setLabels(recipe.labels()).setUser(ImageRecipe.USER).setCreationTime(
                                Instant.EPOCH)
                .setPlatforms(ImageRecipe.ARCHITECTURES.stream().map(a -> new Platform(a, "linux")).collect(Collectors
                        .toCollection(LinkedHashSet::new)));
    }

    private static FileEntriesLayer layer(String name, Path file, String at) {
        return FileEntriesLayer.builder().setName(name).addEntry(file, AbsoluteUnixPath.get(at)).build();
    }

    private Containerizer containerizer(ImageRepository.Token token, LayerProgress progress,
            ExecutorService executor) throws InvalidImageReferenceException {
        boolean here = RegistryRule.loopback(target.substring(0, target.indexOf('/'))) && RegistryRule.loopback(recipe
                .order().base().host());
        return Containerizer.to(RegistryImage.named(target + ":" + recipe.tag()).addCredential(token.user(), token
                .password())).setBaseImageLayersCache(cache.base()).setApplicationLayersCache(cache.application())
                // This holds for both registries at once, so one of them elsewhere forbids plain http to either.
                .setAllowInsecureRegistries(here).setExecutorService(executor).setToolName("signalbox").setToolVersion(
                        Version.current()).addEventHandler(ProgressEvent.class, progress).addEventHandler(
                                LogEvent.class, ImageBuild::log);
    }

    /** Jib's debug messages quote requests; they are not for any log. What it warns of we chose: a tag, or a registry on loopback. */
    private static void log(LogEvent event) {
        if (event.getLevel() != LogEvent.Level.DEBUG) {
            LOG.debug("Jib: {}", event.getMessage());
        }
    }
}
