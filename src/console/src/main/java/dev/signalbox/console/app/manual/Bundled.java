package dev.signalbox.console.app.manual;

import dev.signalbox.console.app.Home;
import dev.signalbox.console.model.manual.Manual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The manual in the console's jar. Of an installation the pictures are in its folder {@code manual}, as HTML has them. */
public final class Bundled {
    private static final String FOLDER = "/manual/";

    private Bundled() {}

    /** Reads all of it, which takes a moment. */
    public static Manual manual() {
        return Manual.read(name -> resource(name).map(Bundled::text));
    }

    /** The address of {@code pictures/x.png}, of {@code x-dark.png} where it is wanted and there. */
    public static String picture(String destination, boolean dark) {
        Optional<URL> inTheDark = dark ? resource(destination.replace(".png", "-dark.png")) : Optional.empty();
        return inTheDark.or(() -> resource(destination)).map(URL::toExternalForm).orElse("");
    }

    /** How the pages look as HTML. */
    static String style() {
        return resource(HtmlPages.STYLE).map(Bundled::text).orElseThrow();
    }

    private static Optional<URL> resource(String name) {
        return Optional.ofNullable(Bundled.class.getResource(FOLDER + name)).or(() -> installed(Home.path(), name));
    }

    static Optional<URL> installed(Path home, String name) {
        Path file = home.resolve("manual").resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(file.toUri().toURL()) : Optional.empty();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(URL file) {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
