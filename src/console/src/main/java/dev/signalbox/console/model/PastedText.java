package dev.signalbox.console.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what an operator pasted: an ARN, an {@code s3://} URI, an S3 URL or a {@code signalbox://} link. */
public final class PastedText {
    private static final Pattern S3_URI = Pattern.compile("s3a?://([a-z0-9][a-z0-9.\\-]{1,62})(?:/(.*))?");
    private static final Pattern S3_ARN = Pattern.compile("arn:[\\w-]+:s3:::([a-z0-9][a-z0-9.\\-]{1,62})(?:/(.*))?");
    private static final Pattern S3_HOST = Pattern
            .compile("https://([a-z0-9][a-z0-9.\\-]{1,62})\\.s3[.-][a-z0-9.-]*amazonaws\\.com/([^?#]*).*");
    private static final Pattern STATES = Pattern.compile("arn:[\\w-]+:states:[\\w-]+:\\d+:(\\w+):.+");
    private static final Pattern JOB = Pattern.compile("arn:[\\w-]+:batch:[\\w-]+:\\d+:job/(.+)");
    private static final Pattern STACK = Pattern.compile("arn:[\\w-]+:cloudformation:[\\w-]+:\\d+:stack/([^/]+).*");
    private static final Pattern DOWNLOAD = Pattern.compile("signalbox://download/([A-Za-z0-9_-]{1,64})");
    private static final Pattern LINK = Pattern.compile("signalbox://\\w+/(.+)");

    private static final Map<String, Destination> PLACES = Map.of("overview", new Destination.Overview(), "pipelines",
            new Destination.Pipelines(), "executions", new Destination.Executions(Optional.empty()), "callbacks",
            new Destination.Callbacks(), "batch", new Destination.Batch(), "files", new Destination.Files(),
            "downloads", new Destination.Downloads(), "activity", new Destination.Activity(), "settings",
            new Destination.Settings());

    private PastedText() {}

    /** The place this text names, if it names one. */
    public static Optional<Destination> destination(String text) {
        String trimmed = text.strip();
        Optional<Destination> place = PLACES.entrySet().stream().filter(p -> trimmed.equals("signalbox://" + p
                .getKey())).<Destination>map(Map.Entry::getValue).findFirst();
        if (place.isPresent()) {
            return place;
        }
        Matcher download = DOWNLOAD.matcher(trimmed);
        if (download.matches()) {
            return Optional.of(new Destination.Download(download.group(1)));
        }
        Matcher link = LINK.matcher(trimmed);
        return named(link.matches() ? link.group(1) : trimmed);
    }

    private static Optional<Destination> named(String text) {
        for (Pattern form : new Pattern[]{S3_URI, S3_ARN, S3_HOST}) {
            Matcher s3 = form.matcher(text);
            if (s3.matches()) {
                return Optional.of(new Destination.S3Location(s3.group(1), s3.group(2) == null ? "" : s3.group(2)));
            }
        }
        Matcher job = JOB.matcher(text);
        if (job.matches()) {
            return Optional.of(new Destination.Job(job.group(1)));
        }
        Matcher stack = STACK.matcher(text);
        if (stack.matches()) {
            return Optional.of(new Destination.Stack(stack.group(1)));
        }
        Matcher states = STATES.matcher(text);
        return states.matches() ? inStepFunctions(states.group(1), text) : Optional.empty();
    }

    private static Optional<Destination> inStepFunctions(String type, String arn) {
        return switch (type) {
            case "execution" -> Optional.of(new Destination.Execution(arn));
            case "stateMachine" -> Optional.of(new Destination.Executions(Optional.of(arn)));
            default -> Optional.empty();
        };
    }
}
