package dev.signalbox.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** Small things to make images of. */
final class TinyImages {
    private TinyImages() {}

    /** Puts a base image with these platforms into a registry. */
    static BaseImage base(LocalRegistry registry, Path folder, String... architectures) throws Exception {
        var file = Files.writeString(folder.resolve("os-release"), "ID=tiny\n".repeat(10_000));
        var image = Jib.fromScratch().addLayer(List.of(file), AbsoluteUnixPath.get("/etc")).setCreationTime(
                Instant.EPOCH).setEnvironment(Map.of("PATH", "/opt/java/bin")).setPlatforms(
                        Arrays.stream(architectures).map(a -> new Platform(a, "linux")).collect(Collectors
                                .toCollection(LinkedHashSet::new)));
        var name = registry.host() + "/mirror/tiny:25-jre";
        image.containerize(Containerizer.to(RegistryImage.named(name)).setAllowInsecureRegistries(true)
                .setApplicationLayersCache(folder.resolve("base-cache")).setBaseImageLayersCache(folder.resolve(
                        "base-cache")));
        registry.asked.clear();
        registry.bytesReceived.set(0);
        return new BaseImage(name);
    }

    /** A jar as Maven makes one: with a library of some size and a little code; {@code time} is when it was packed. */
    static Path jar(Path file, String code, long time) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.signalbox.tiny.Tiny");
        var noise = new byte[200_000];
        new java.util.Random(7).nextBytes(noise);
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            if (time % 2 == 0) {
                entry(out, "org/library/Big.class", noise, time);
                entry(out, "dev/signalbox/tiny/Tiny.class", code.getBytes(StandardCharsets.UTF_8), time);
            } else {
                entry(out, "dev/signalbox/tiny/Tiny.class", code.getBytes(StandardCharsets.UTF_8), time);
                entry(out, "org/library/Big.class", noise, time);
            }
        }
        return file;
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes, long time) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
