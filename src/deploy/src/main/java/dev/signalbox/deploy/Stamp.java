package dev.signalbox.deploy;

import dev.signalbox.deploy.plan.Freshness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack tells about its making. Who made it the tags do not tell: CloudTrail knows, and names are not ours to spread.
 *
 * @param template digest of the text of a pipeline's template, as CloudFormation has it and not as a tag: tags go on to all
 *        resources, so one that changes with every template would change them all; {@code file} for any template file
 */
public record Stamp(Optional<String> pipeline, Optional<String> version, Optional<String> template) {
    static final String PIPELINE = "signalbox:pipeline";
    static final String VERSION = "signalbox:version";
    static final String TEMPLATE = "signalbox:template";
    static final String FILE = "file";
    private static final int DIGITS = 16;

    /** That of a pipeline as it would be deployed now. */
    public static Stamp of(Pipeline pipeline) {
        return new Stamp(Optional.of(pipeline.name()), Optional.of(pipeline.version()), Optional.of(digest(pipeline
                .template())));
    }

    /** That of a stack with these tags. */
    public static Stamp in(Map<String, String> tags) {
        return new Stamp(Optional.ofNullable(tags.get(PIPELINE)), Optional.ofNullable(tags.get(VERSION)), Optional
                .ofNullable(tags.get(TEMPLATE)));
    }

    /** The same with the template that CloudFormation has. */
    public Stamp of(String templateText) {
        return new Stamp(pipeline, version, Optional.of(digestOf(templateText)));
    }

    /** How a stack with this stamp stands beside a bundled pipeline. */
    public Freshness beside(Stamp bundled) {
        if (pipeline.isEmpty() || !pipeline.equals(bundled.pipeline())) {
            return Freshness.FOREIGN;
        }
        int order = compare(version.orElse(""), bundled.version().orElse(""));
        if (order != 0) {
            return order < 0 ? Freshness.OLDER : Freshness.NEWER;
        }
        boolean other = template.isPresent() && bundled.template().isPresent() && !template.equals(bundled.template());
        return other ? Freshness.OTHER_TEMPLATE : Freshness.CURRENT;
    }

    private static String digest(Path template) {
        try {
            return digestOf(Files.readString(template));
        } catch (IOException e) {
            throw new DeployException("The template " + template + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** How lines end makes no difference. */
    static String digestOf(String template) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(template.replace("\r\n", "\n")
                    .strip().getBytes(StandardCharsets.UTF_8))).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Number by number; what stands behind a hyphen comes before what has none, as 1.0-SNAPSHOT before 1.0. */
    private static int compare(String a, String b) {
        var left = a.split("-", 2);
        var right = b.split("-", 2);
        int numbers = Arrays.compare(numbers(left[0]), numbers(right[0]));
        return numbers != 0 ? numbers : Integer.compare(right.length, left.length);
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(n -> n.matches("\\d{1,9}") ? Integer.parseInt(n) : 0)
                .toArray();
    }
}
