package dev.signalbox.deploy.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A worker's jar. */
final class TinyJar {
    private TinyJar() {}

    /** A jar as Maven makes one: with a library of some size and a little code; {@code time} is when it was packed. */
    static Path of(Path file, String code, long time) throws IOException {
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
