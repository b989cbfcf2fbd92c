package dev.signalbox.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Small things to make images of. */
final class TinyImages {
    private TinyImages() {}

    private static final Map<List<String>, LocalRegistry> MADE = new ConcurrentHashMap<>();

    /** Puts a base image with these platforms into a registry. */
    static BaseImage base(LocalRegistry registry, Path folder, String... architectures) throws Exception {
        var made = MADE.get(List.of(architectures));
        if (made == null) {
            try (var first = new LocalRegistry()) {
                make(first.host(), folder, architectures);
                MADE.put(List.of(architectures), first);
                made = first;
            }
        }
        registry.copy(made, "mirror/tiny");
        return new BaseImage(registry.host() + "/mirror/tiny:25-jre");
    }

    /** Puts it into the registry at that address; answers its name. */
    static BaseImage make(String host, Path folder, String... architectures) throws Exception {
        var file = Files.writeString(folder.resolve("os-release"), "ID=tiny\n".repeat(10_000));
        var image = Jib.fromScratch().addLayer(List.of(file), AbsoluteUnixPath.get("/etc")).setCreationTime(
                Instant.EPOCH).setEnvironment(Map.of("PATH", "/opt/java/bin")).setPlatforms(
                        Arrays.stream(architectures).map(a -> new Platform(a, "linux")).collect(Collectors
                                .toCollection(LinkedHashSet::new)));
        var name = host + "/mirror/tiny:25-jre";
        image.containerize(Containerizer.to(RegistryImage.named(name)).setAllowInsecureRegistries(true)
                .setApplicationLayersCache(folder.resolve("base-cache")).setBaseImageLayersCache(folder.resolve(
                        "base-cache")));
        return new BaseImage(name);
    }
}
