package dev.signalbox.deploy.image;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;

/**
 * How worker images are made and kept in one environment.
 *
 * @param ecr asked at the first image
 * @param cache folder for layers; may be deleted while nothing is deployed
 * @param registry where an emulator of AWS keeps images, as host and port; AWS itself is always believed about its own
 * @param mayPush called before anything is pushed and again and again meanwhile; throws when nothing may be changed now
 */
public record ImageSettings(Supplier<EcrClient> ecr, Path cache, Optional<String> registry, Runnable mayPush) {
    /** Environment variable that names an emulator's registry, for those who set none in another way. */
    public static final String REGISTRY = "SIGNALBOX_REGISTRY";

    public ImageSettings(Supplier<EcrClient> ecr, Path cache) {
        this(ecr, cache, Optional.empty(), () -> {});
    }
}
