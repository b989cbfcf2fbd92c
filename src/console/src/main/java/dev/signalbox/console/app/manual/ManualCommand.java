package dev.signalbox.console.app.manual;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signalbox manual}: the manual as a folder of HTML, to be read in a browser or put on a server. */
@Command(name = "manual", mixinStandardHelpOptions = true, description = "Writes the manual as HTML into a folder; index.html is where it begins.")
public final class ManualCommand implements Callable<Integer> {
    private static final Pattern PICTURE = Pattern.compile("(?:src|srcset)=\"(pictures/[^\"]+)\"");

    @Parameters(paramLabel = "<folder>", description = "is made if it is not there; files of the same names are replaced") private @Nullable Path folder;

    @Option(names = "--without-pictures", description = "writes none; they are in the folder already") private boolean withoutPictures;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path to = Objects.requireNonNull(folder);
        Map<String, String> pages = new HtmlPages(Bundled.manual(), p -> !Bundled.picture(p, false).isEmpty()).all();
        Files.createDirectories(to);
        for (var page : pages.entrySet()) {
            Files.writeString(to.resolve(page.getKey()), page.getValue());
        }
        Files.writeString(to.resolve(HtmlPages.STYLE), Bundled.style());
        if (!withoutPictures) {
            Set<String> pictures = pages.values().stream().flatMap(p -> PICTURE.matcher(p).results()).map(m -> m.group(
                    1)).collect(Collectors.toCollection(TreeSet::new));
            for (String picture : pictures) {
                copy(picture, to.resolve(picture));
            }
        }
        Objects.requireNonNull(spec).commandLine().getOut().println("The manual is in " + to.resolve("index.html")
                .toAbsolutePath().normalize());
        return 0;
    }

    private static void copy(String picture, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        try (InputStream in = URI.create(Bundled.picture(picture, false)).toURL().openStream()) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
