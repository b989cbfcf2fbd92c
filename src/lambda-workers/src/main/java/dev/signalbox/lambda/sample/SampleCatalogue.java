package dev.signalbox.lambda.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The projects that the sample provider knows. */
public final class SampleCatalogue {
    private static final String BINARY = "application/octet-stream";

    private final Map<String, List<SampleFile>> projects = Map.of("1000001", small(), "1234567", large());

    /** @return empty if the project is unknown */
    public Optional<List<SampleFile>> files(String project) {
        return Optional.ofNullable(projects.get(project));
    }

    public Optional<SampleFile> file(String project, String name) {
        return files(project).stream().flatMap(List::stream).filter(f -> f.name().equals(name)).findFirst();
    }

    private static List<SampleFile> small() {
        return List.of(
                new SampleFile("readme.txt", "text/plain; charset=utf-8",
                        "4cd85cec3173ce0d7181610289c764c6705f263c15f7572d70ea45352856d74e", FixedContent.of(readme())),
                new SampleFile("project.json", "application/json",
                        "0f39123cdb20c4e3574bde3c5a29aa754aba1deee9239e4fc7f9edf9f9df195c", FixedContent.of(
                                description())),
                new SampleFile("signal.png", "image/png",
                        "e9209f035607a331677f37b6d968ba9d59b0695126ba215b67b76c10b8e17be3", new FixedContent(
                                SamplePicture.png())),
                new SampleFile("readings.csv", "text/csv; charset=utf-8",
                        "9af0b7b11424b07b06f88441e748972921200346fc0b9e5973068545c2a374ed", FixedContent.of(
                                readings())));
    }

    private static List<SampleFile> large() {
        return List.of(
                new SampleFile("readme.txt", "text/plain; charset=utf-8",
                        "4cd85cec3173ce0d7181610289c764c6705f263c15f7572d70ea45352856d74e", FixedContent.of(readme())),
                new SampleFile("drivers-1mb.bin", BINARY,
                        "89f5ee7e98bf997496fd3778bf16412c17edd2a59eeb07f6ac8a22c73df0af1d", new GeneratedContent(
                                1_000_003, 1)),
                new SampleFile("tools-24mb.bin", BINARY,
                        "b9f599d4c63514664fb420b0b97484b32108cb772fb3078837702447df5664b6", new GeneratedContent(
                                24_000_007, 2)),
                new SampleFile("export-210mb.bin", BINARY,
                        "1095673bc5130b7a58d58a4f3ca2ae5aace1074a7c66b7b8efcfbde016531c08", new GeneratedContent(
                                210_000_011, 3)));
    }

    private static String readme() {
        return """
                Sample project of the Signalbox sample provider
                ================================================
                These files were made by a program. They are the same each time,
                so their checksums are known beforehand: the provider's list names them
                and the download job compares.
                """;
    }

    private static String description() {
        var stations = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> String.format(Locale.ROOT,
                        "    {\"id\": \"S%03d\", \"name\": \"Station %d\", \"platforms\": %d, \"kilometre\": %d.%d}",
                        i, i, 2 + i % 5, i * 7, i % 10))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"project\": \"1000001\",\n  \"title\": \"Line 7\",\n  \"stations\": [\n" + stations
                + "\n  ]\n}\n";
    }

    private static String readings() {
        return IntStream.range(0, 2000)
                .mapToObj(i -> String.format(Locale.ROOT, "S%03d,2026-10-%02d,%d,%d.%02d", 1 + i % 40, 1 + i / 80,
                        i * 37 % 977, i * 13 % 90, i * 7 % 100))
                .collect(Collectors.joining("\r\n", "station,date,trains,delay minutes\r\n", "\r\n"));
    }
}
