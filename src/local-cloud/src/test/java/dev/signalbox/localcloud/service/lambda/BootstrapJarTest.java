package dev.signalbox.localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapJarTest {
    private static final String CONTEXT = Context.class.getName().replace('.', '/') + ".class";
    @TempDir Path folder;

    @Test
    void namesOurLoopAndAwsRuntimeAndIsTheSameEachTime() throws Exception {
        var jars = BootstrapJar.classPath(folder);
        assertThat(jars).first().isEqualTo(folder.resolve("bootstrap.jar"));
        assertThat(jars).extracting(j -> j.getFileName().toString()).anyMatch(n -> n.startsWith(
                "aws-lambda-java-core-"));
        try (var jar = new JarFile(jars.getFirst().toFile())) {
            assertThat(jar.stream()).extracting(ZipEntry::getName).contains(
                    "dev/signalbox/localcloud/bootstrap/LambdaBootstrap.class");
        }
        var bytes = Files.readAllBytes(jars.getFirst());
        var time = Files.getLastModifiedTime(jars.getFirst());
        BootstrapJar.classPath(folder);
        assertThat(Files.readAllBytes(jars.getFirst())).isEqualTo(bytes);
        assertThat(Files.getLastModifiedTime(jars.getFirst())).isEqualTo(time);
    }

    /** So is one out of an AOT cache that was made in another folder. */
    @Test
    void findsTheJarOfAClassThatKnowsNoCodeSource() throws Exception {
        Path moved = folder.resolve("moved to here.jar");
        try (var jar = new ZipOutputStream(Files.newOutputStream(moved));
                var content = Context.class
                        .getResourceAsStream("Context.class")) {
            jar.putNextEntry(new ZipEntry(CONTEXT));
            jar.write(content.readAllBytes());
        }
        Class<?> type = new Sourceless(moved).loadClass(Context.class.getName());
        assertThat(type.getProtectionDomain().getCodeSource()).isNull();
        assertThat(BootstrapJar.jarOf(type)).isEqualTo(moved);
    }

    private static final class Sourceless extends ClassLoader {
        private final Path jar;

        Sourceless(Path jar) {
            super(null);
            this.jar = jar;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (var content = findResource(name.replace('.', '/') + ".class").openStream()) {
                var bytes = content.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(null, null));
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected URL findResource(@Nullable String name) {
            try {
                return URI.create("jar:" + jar.toUri() + "!/" + name).toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
