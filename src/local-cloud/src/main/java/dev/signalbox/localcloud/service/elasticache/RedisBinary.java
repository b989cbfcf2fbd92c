package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the server program is: what {@code SIGNALBOX_REDIS_SERVER} names, else {@code valkey-server} or
 * {@code redis-server} on the path, else the one that comes with Signalbox, unpacked into the data folder.
 */
final class RedisBinary {
    static final String SETTING = "SIGNALBOX_REDIS_SERVER";
    private static final List<String> NAMES = List.of("valkey-server", "redis-server");
    private static final String PACKED = "redis-server-7.0.15-";

    private final Map<String, String> environment;
    private final String system;
    private final Path folder;

    /** @param folder for the unpacked program */
    RedisBinary(Map<String, String> environment, String system, Path folder) {
        this.environment = environment;
        this.system = system;
        this.folder = folder;
    }

    static RedisBinary ofThisSystem(Path folder) {
        return new RedisBinary(System.getenv(), System.getProperty("os.name") + "-" + System.getProperty("os.arch"),
                folder);
    }

    /** @throws IOException with what to install, when there is none */
    Path find() throws IOException {
        var named = environment.getOrDefault(SETTING, "");
        if (!named.isEmpty()) {
            var file = Path.of(named).toAbsolutePath();
            if (!Files.isExecutable(file)) {
                throw new IOException(SETTING + " names " + file + ", which is no program that can be run.");
            }
            return file;
        }
        var installed = installed();
        return installed.isPresent() ? installed.get() : unpacked();
    }

    private Optional<Path> installed() {
        return NAMES.stream().flatMap(name -> Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(part -> !part.isEmpty()).map(part -> Path.of(part, name).toAbsolutePath())).filter(
                        file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }

    private synchronized Path unpacked() throws IOException {
        var name = PACKED + platform();
        var target = folder.resolve(name);
        if (Files.isExecutable(target)) {
            return target;
        }
        try (var packed = RedisBinary.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new IOException("There is no Redis server for " + system
                        + " with Signalbox. Install Valkey or Redis so that valkey-server or redis-server is on the PATH, or set "
                        + SETTING + " to the program.");
            }
            OwnerOnly.folder(folder);
            var part = Files.createTempFile(folder, "unpacking-", ".part", OwnerOnly.permissions(folder,
                    "rwx------"));
            Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
            if (!part.toFile().setExecutable(true, true)) {
                throw new IOException(part
                        + " cannot be made executable; is the data folder on a disk without programs?");
            }
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String platform() {
        var name = system.toLowerCase(Locale.ROOT);
        var kind = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : "none";
        return kind + "-" + (name.endsWith("aarch64") || name.endsWith("arm64") ? "arm64" : "amd64");
    }
}
