package dev.signalbox.deploy.image;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The image that a worker's image stands on; it has a Java 25 as {@code java} on its path. Names a tag or a digest. */
public record BaseImage(String reference) {
    /** What a deployment's values call it; no template can have a parameter of that name. */
    public static final String PARAMETER = "signalbox:BaseImage";
    /** What can be read as one, for forms. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9._-]+)*"
            + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})";
    private static final Pattern COMPILED = Pattern.compile(PATTERN);
    /** Official image, at AWS's public mirror, which needs no account and counts no pulls from AWS. */
    public static final BaseImage DEFAULT = new BaseImage("public.ecr.aws/docker/library/eclipse-temurin:25-jre");
    private static final String DOCKER_HUB = "registry-1.docker.io";

    public BaseImage {
        if (!COMPILED.matcher(reference).matches()) {
            throw new IllegalArgumentException("The base image \"" + reference
                    + "\" is no image with a tag or a digest, such as " + "registry.example.com/mirror/temurin:25-jre");
        }
    }

    /** The one that a deployment's values name, else the default. */
    public static BaseImage of(Map<String, String> values) {
        return Optional.ofNullable(values.get(PARAMETER)).filter(v -> !v.isBlank()).map(BaseImage::new).orElse(DEFAULT);
    }

    /** Where it is fetched from, with the port if there is one. */
    public String host() {
        int slash = reference.indexOf('/');
        var first = slash < 0 ? "" : reference.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : DOCKER_HUB;
    }
}
