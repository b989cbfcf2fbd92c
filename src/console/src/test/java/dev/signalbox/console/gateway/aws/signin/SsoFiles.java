package dev.signalbox.console.gateway.aws.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Writes what the CLI writes after {@code aws sso login}. */
final class SsoFiles {
    private SsoFiles() {}

    static void write(Path home, String key, String token, Instant end) throws IOException, NoSuchAlgorithmException {
        Path folder = Files.createDirectories(home.resolve(".aws/sso/cache"));
        String name = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(key.getBytes(
                StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve(name + ".json"), "{\"startUrl\":\"https://corp.awsapps.com/start\","
                + "\"region\":\"eu-west-1\",\"accessToken\":\"" + token + "\",\"expiresAt\":\"" + end.truncatedTo(
                        ChronoUnit.SECONDS) + "\"}");
    }
}
