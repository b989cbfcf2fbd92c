package dev.signalbox.console.app.update;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox sign-update}: makes keys of the update feed and the signed feed itself, as decision 0302 describes it. */
@Command(name = "sign-update", hidden = true, mixinStandardHelpOptions = true, description = "makes what tells installations of a new version, for who releases it")
public final class SignUpdateCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    @Spec private @Nullable CommandSpec spec;

    @Command(name = "new-key", description = "writes a new private key to a file and says the public one, which builds are given")
    int newKey(@Parameters(paramLabel = "<file>") Path file) throws GeneralSecurityException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(pair
                .getPrivate().getEncoded()) + "\n" + END + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        say(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        return 0;
    }

    @Command(name = "feed", description = "writes the signed feed")
    int feed(
            @Option(names = "--key", required = true, paramLabel = "<file>", description = "a private key; two while one follows another") List<Path> keys,
            @Option(names = "--release", required = true, paramLabel = "<file>", description = "JSON with version, notes and page") Path release,
            @Option(names = "--sequence", required = true, description = "one more than that of the feed before") long sequence,
            @Option(names = "--days", defaultValue = "90", description = "how long it is believed; default: ${DEFAULT-VALUE}") int days,
            @Option(names = "--into", required = true, paramLabel = "<file>") Path into)
            throws GeneralSecurityException, IOException {
        var told = JSON.readTree(Files.readAllBytes(release));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var payload = JSON.createObjectNode().put("sequence", sequence).put("issued", now.toString()).put("expires", now
                .plus(Duration.ofDays(days)).toString()).put("version", told.path("version").asText()).put("notes", told
                        .path("notes").asText()).put("page", URI.create(told.path("page").asText()).toString());
        byte[] bytes = JSON.writeValueAsBytes(payload);
        var envelope = JSON.createObjectNode().put("signalbox-update", 1).put("payload", Base64.getEncoder()
                .encodeToString(bytes));
        var signatures = envelope.putArray("signatures");
        for (Path key : keys) {
            signatures.add(Base64.getEncoder().encodeToString(signature(bytes, key)));
        }
        Files.writeString(into, envelope.toPrettyString() + "\n");
        say(into + ": " + payload);
        return 0;
    }

    private static byte[] signature(byte[] bytes, Path key) throws GeneralSecurityException, IOException {
        String pem = Files.readString(key, StandardCharsets.US_ASCII);
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        ed25519.update(bytes);
        return ed25519.sign();
    }

    private void say(String what) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
