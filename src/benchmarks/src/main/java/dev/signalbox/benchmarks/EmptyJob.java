package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A Batch job that does nothing, so that what the jobs cost is the cloud's. */
public final class EmptyJob {
    private EmptyJob() {}

    public static void main(String[] arguments) {}

    /** A jar of this class alone. */
    static Path jar(Path file) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EmptyJob.class.getName());
        var entry = EmptyJob.class.getName().replace('.', '/') + ".class";
        try (var code = EmptyJob.class.getResourceAsStream("EmptyJob.class");
                var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            if (code == null) {
                throw new IOException("This class is not on the class path");
            }
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return file;
    }
}
