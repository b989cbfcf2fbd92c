package dev.signalbox.console.gateway.aws.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Writes what the CLI writes after {@code aws login}. */
final class AwsLoginFile {
    private AwsLoginFile() {}

    static Path write(Path home, String session, Instant end) throws IOException, NoSuchAlgorithmException {
        Path folder = Files.createDirectories(home.resolve(".aws/login/cache"));
        String name = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(session.getBytes(
                StandardCharsets.UTF_8)));
        return Files.writeString(folder.resolve(name + ".json"), "{\"accessToken\":{\"accessKeyId\":\"ASIALOGIN\","
                + "\"secretAccessKey\":\"login-secret\",\"sessionToken\":\"login-token\",\"accountId\":\"111122223333\","
                + "\"expiresAt\":\"" + end
                + "\"},\"refreshToken\":\"login-refresh\",\"clientId\":\"c\",\"dpopKey\":\"k\"}");
    }
}
