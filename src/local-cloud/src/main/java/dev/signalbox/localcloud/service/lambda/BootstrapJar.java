package dev.signalbox.localcloud.service.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.signalbox.localcloud.bootstrap.LambdaBootstrap;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * What an environment needs besides the function: our loop in a jar of its own, so that functions do not see the rest of
 * the local cloud, and AWS's runtime jars.
 */
final class BootstrapJar {
    private static final List<String> CLASSES = List.of("ClassRehearsal", "LambdaBootstrap", "LineLogger", "RuntimeApi",
            "RuntimeApi$Answer", "RuntimeApi$Connection");

    private BootstrapJar() {}

    /** Writes the jar below the folder, anew for each start of the local cloud, and answers the whole class path. */
    static List<Path> classPath(Path folder) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve(UUID.randomUUID() + ".part");
        try (var jar = new ZipOutputStream(Files.newOutputStream(part))) {
            var path = LambdaBootstrap.class.getPackageName().replace('.', '/');
            for (var name : CLASSES) {
                add(jar, path + "/" + name + ".class");
            }
        }
        // The same content has the same time: AOT caches are valid for jars of known size and time only.
        Files.setLastModifiedTime(part, FileTime.from(Arrays.hashCode(Files.readAllBytes(part)) & Integer.MAX_VALUE,
                TimeUnit.SECONDS));
        var target = folder.resolve("bootstrap.jar");
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var all = new ArrayList<Path>();
        all.add(target);
        Stream.of(EventHandlerLoader.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class).map(
                BootstrapJar::jarOf).distinct().forEach(all::add);
        return List.copyOf(all);
    }

    private static void add(ZipOutputStream jar, String resource) throws IOException {
        try (var content = BootstrapJar.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing from the local cloud");
            }
            var entry = new ZipEntry(resource);
            entry.setTime(0);
            jar.putNextEntry(entry);
            content.transferTo(jar);
            jar.closeEntry();
        }
    }

    /** By its resource: a class out of an AOT cache that was made in another folder does not know its code source. */
    static Path jarOf(Class<?> type) {
        var resource = type.getResource(type.getSimpleName() + ".class");
        try {
            if (resource != null && resource.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(type + " is at " + resource, e);
        }
        throw new IllegalStateException(type + " does not come from a jar but from " + resource);
    }
}
