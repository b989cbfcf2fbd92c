package dev.signalbox.localcloud.service.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A runnable jar for jobs of tests; its first argument says what it does. */
public final class TestJob {
    private TestJob() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("said " + String.join(" ", args));
        System.out.println();
        System.err.println("job " + System.getenv("AWS_BATCH_JOB_ID") + " at " + System.getenv("AWS_ENDPOINT_URL"));
        switch (args[0]) {
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "stubborn" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(TestJob::sleep));
                System.out.println("ready");
                sleep();
            }
            case "sleep" -> Thread.sleep(600_000);
            case "eat" -> {
                var all = new ArrayList<byte[]>();
                while (true) {
                    all.add(new byte[1 << 20]);
                }
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes the jar. */
    public static Path jar(Path file) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TestJob.class.getName());
        var name = TestJob.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest);
                var in = TestJob.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return file;
    }
}
