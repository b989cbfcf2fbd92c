package dev.signalbox.localcloud.container;

import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Jars that containers run, kept by the hash of their content: a jar replaced in S3 does not change under a running job. */
public final class Images {
    private static final Pattern REFERENCE = Pattern.compile("s3://([^/]+)/(.+\\.jar)");

    private final ObjectContents objects;
    private final Path folder;

    public Images(ObjectContents objects, Path folder) {
        this.objects = objects;
        this.folder = folder;
    }

    /** Why an image cannot be had, in the words of ECS. */
    public static final class CannotPull extends Exception {
        private static final long serialVersionUID = 1;

        CannotPull(String message) {
            super("CannotPullContainerError: " + message);
        }
    }

    /** The jar as a local file. */
    public Path fetch(String image) throws CannotPull, IOException {
        var reference = REFERENCE.matcher(image);
        if (!reference.matches()) {
            throw new CannotPull("the local cloud runs jars from its own S3 (s3://bucket/key.jar), not " + image);
        }
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, "fetching-", ".part");
        try (var body = objects.open(reference.group(1), reference.group(2))) {
            var digest = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(body, digest), part, StandardCopyOption.REPLACE_EXISTING);
            var jar = folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".jar");
            return Files.exists(jar) ? jar : Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        } catch (AwsServiceException e) {
            throw new CannotPull(image + ": " + ServiceError.codeOf(e) + ": " + ServiceError.messageOf(e));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
