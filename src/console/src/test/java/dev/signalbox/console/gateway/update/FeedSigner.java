package dev.signalbox.console.gateway.update;

import dev.signalbox.console.app.update.SignUpdateCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import picocli.CommandLine;

/** A releaser: makes keys and feeds with the command that releasers use. */
public final class FeedSigner {
    private final Path folder;
    private final Path key;
    private final String published;

    public FeedSigner(Path folder, String name) {
        this.folder = folder;
        key = folder.resolve(name + ".pem");
        published = run("new-key", key.toString()).strip();
    }

    /** The public key as builds are given it. */
    public String published() {
        return published;
    }

    public PublicKey publicKey() {
        return FeedKeys.of("https://updates.example.com/feed.json", published).keys().getFirst();
    }

    public String feed(long sequence, String version, int days) {
        return release(sequence, "{\"version\":\"" + version
                + "\",\"notes\":\"Faster lists\",\"page\":\"https://example.com/download\"}", days);
    }

    public String release(long sequence, String release, int days) {
        Path into = folder.resolve("feed.json");
        try {
            Path told = Files.writeString(folder.resolve("release.json"), release);
            run("feed", "--key=" + key, "--release=" + told, "--sequence=" + sequence, "--days=" + days, "--into="
                    + into);
            return Files.readString(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new SignUpdateCommand()).setOut(new PrintWriter(out)).execute(arguments);
        if (code != 0) {
            throw new IllegalStateException("sign-update ended with " + code);
        }
        return out.toString();
    }
}
