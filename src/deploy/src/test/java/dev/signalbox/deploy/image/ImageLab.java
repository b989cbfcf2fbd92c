package dev.signalbox.deploy.image;

import dev.signalbox.deploy.DeployEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A registry for images, another one for base images, and ECR's API: all on loopback. */
final class ImageLab implements AutoCloseable {
    final LocalRegistry registry = new LocalRegistry();
    final LocalRegistry mirror = new LocalRegistry();
    final ScriptedEcr ecr = new ScriptedEcr(registry);
    final List<DeployEvent> told = new CopyOnWriteArrayList<>();
    final Path dockerConfig;
    final Path jar;
    final WorkerImages images;
    BaseImage base;

    ImageLab(Path folder) throws Exception {
        dockerConfig = folder.resolve("docker.json");
        jar = TinyJar.of(folder.resolve("worker.jar"), "one", 0);
        base = TinyImages.base(mirror, Files.createDirectories(folder.resolve("base")), "amd64", "arm64");
        images = new WorkerImages(new ImageSettings(ecr::client, folder.resolve("cache")), ScriptedEcr.ACCOUNT,
                dockerConfig);
    }

    WorkerImages.Stored store() {
        return store(() -> false);
    }

    WorkerImages.Stored store(BooleanSupplier withdrawn) {
        return images.store(new ImageOrder("tiny", jar, base), told::add, withdrawn);
    }

    @Override
    public void close() {
        ecr.close();
        registry.close();
        mirror.close();
    }
}
