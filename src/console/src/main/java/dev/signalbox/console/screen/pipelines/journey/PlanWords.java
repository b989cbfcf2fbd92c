package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.stack.TypeWords;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.PropertyChange;
import dev.signalbox.deploy.plan.PropertyChange.Recreation;
import dev.signalbox.deploy.plan.ResourceChange;
import dev.signalbox.deploy.plan.ResourceChange.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a change set would do, in plain words: first what is lost, then what is replaced, removed, changed and made. */
final class PlanWords {
    private static final int LONGEST = 80;
    private static final int LISTED = 4;

    private PlanWords() {}

    static List<PlanLine> of(ChangePlan plan) {
        var lines = new ArrayList<PlanLine>();
        worstFirst(plan).stream().filter(c -> c.action() != Action.CREATE && !tagsOnly(c)).map(PlanWords::line).forEach(
                lines::add);
        creates(plan).ifPresent(lines::add);
        tags(plan).ifPresent(lines::add);
        if (plan.changes().isEmpty()) {
            lines.add(new PlanLine(Tone.SUCCEEDED, Texts.text("plan.onlyOutputs")));
        }
        plan.unseen().forEach(n -> lines.add(new PlanLine(Tone.ATTENTION, Texts.text("plan.unseen", n))));
        if (plan.capabilities().stream().anyMatch(c -> c.contains("IAM"))) {
            lines.add(new PlanLine(Tone.PENDING, Texts.text("plan.iam", String.join(", ", plan.capabilities()))));
        }
        return lines;
    }

    /** What is lost, replaced, removed, changed and made, in this order. */
    static List<ResourceChange> worstFirst(ChangePlan plan) {
        return plan.changes().stream().sorted(Comparator.comparingInt(PlanWords::rank)).toList();
    }

    /** A new version of a pipeline tags everything anew; nobody wants to read that of each resource. */
    private static boolean tagsOnly(ResourceChange change) {
        return change.action() == Action.CHANGE && !change.properties().isEmpty() && change.properties().stream()
                .allMatch(p -> p.path().equals("Tags") || p.path().startsWith("Tags."));
    }

    private static Optional<PlanLine> tags(ChangePlan plan) {
        var names = plan.changes().stream().filter(PlanWords::tagsOnly).map(ResourceChange::logicalId).toList();
        return names.isEmpty() ? Optional.empty()
                : Optional.of(new PlanLine(Tone.RUNNING, Texts.text("plan.tags", names
                        .size()), List.of(String.join(", ", names) + ".")));
    }

    private static int rank(ResourceChange change) {
        return change.loses().isPresent() ? 0 : switch (change.action()) {
            case REPLACE -> 1;
            case PERHAPS_REPLACE -> 2;
            case REMOVE -> 3;
            case CHANGE -> tagsOnly(change) ? 6 : 4;
            default -> 5;
        };
    }

    private static Optional<PlanLine> creates(ChangePlan plan) {
        int count = plan.count(Action.CREATE);
        if (count == 0) {
            return Optional.empty();
        }
        Map<String, Long> types = plan.changes().stream().filter(c -> c.action() == Action.CREATE).collect(Collectors
                .groupingBy(c -> TypeWords.of(c.type()), TreeMap::new, Collectors.counting()));
        var words = types.entrySet().stream().map(t -> t.getValue() == 1 ? t.getKey()
                : t.getValue() + " × " + t
                        .getKey()).collect(Collectors.joining(", "));
        return Optional.of(new PlanLine(Tone.SUCCEEDED, Texts.text("plan.creates", count), List.of(words + ".")));
    }

    private static PlanLine line(ResourceChange change) {
        var name = TypeWords.of(change.type()) + " " + Stream.concat(change.stack().stream(), Stream.of(change
                .logicalId())).collect(Collectors.joining(" / "));
        return switch (change.action()) {
            case REMOVE -> new PlanLine(tone(change, Tone.ATTENTION), Texts.text("plan.removes", name) + fate(change),
                    List.of());
            case REPLACE -> new PlanLine(tone(change, Tone.ATTENTION), Texts.text("plan.replaces", name) + fate(change),
                    details(change, p -> p.recreation() != Recreation.NEVER));
            case PERHAPS_REPLACE -> new PlanLine(tone(change, Tone.ATTENTION), Texts.text("plan.perhaps", name) + fate(
                    change), details(change, _ -> true));
            case IMPORT -> new PlanLine(Tone.RUNNING, Texts.text("plan.imports", name));
            case UNKNOWN -> new PlanLine(Tone.ATTENTION, Texts.text("plan.unknown", name));
            case CREATE, CHANGE -> changed(change, name);
        };
    }

    private static Tone tone(ResourceChange change, Tone harmless) {
        return change.loses().isPresent() ? Tone.FAILED : harmless;
    }

    /** What becomes of what it holds. */
    private static String fate(ResourceChange change) {
        return change.kept() ? ": " + Texts.text("plan.kept") + "."
                : change.loses().map(l -> ": " + Texts.text(
                        "plan.loses." + l) + ".").orElse(".");
    }

    /** One property is told in the sentence itself. */
    private static PlanLine changed(ResourceChange change, String name) {
        if (change.properties().size() == 1) {
            return new PlanLine(Tone.RUNNING, Texts.text("plan.changesOne", lower(property(change.properties()
                    .getFirst()
                    .path())), name, fromTo(change.properties().getFirst())));
        }
        return new PlanLine(Tone.RUNNING, Texts.text("plan.changes", name), details(change, _ -> true));
    }

    private static List<String> details(ResourceChange change, Predicate<PropertyChange> wanted) {
        var all = change.properties().stream().filter(wanted).toList();
        var told = new ArrayList<>(all.stream().limit(LISTED).map(p -> property(p.path()) + " " + Texts.text(
                "plan.property", fromTo(p)) + p.cause().map(c -> " " + Texts.text("plan.because", c)).orElse("")
                + ".").toList());
        if (all.size() > LISTED) {
            told.add(Texts.text("plan.more", all.size() - LISTED));
        }
        return told;
    }

    private static String property(String path) {
        return switch (path) {
            case "MemorySize" -> "Memory (MemorySize)";
            case "Timeout" -> "Time limit (Timeout)";
            case "Code", "Code.S3Key" -> "Code (" + path + ")";
            case "DefinitionS3Location", "DefinitionString" -> "Definition (" + path + ")";
            default -> path;
        };
    }

    private static String lower(String words) {
        return words.contains(" (") ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words;
    }

    private static String shown(PropertyChange change, String value) {
        return shown(Secrets.shown(change.path().substring(change.path().lastIndexOf('.') + 1), value));
    }

    private static String fromTo(PropertyChange change) {
        return change.before().map(b -> " " + Texts.text("plan.from", shown(change, b))).orElse("") + change.after()
                .map(
                        a -> " "
                                + Texts.text("plan.to", shown(change, a))).orElse("");
    }

    /** Nobody reads a whole policy in a sentence. */
    static String shown(String value) {
        if (value.contains("KNOWN_AFTER_APPLY")) {
            return Texts.text("plan.later");
        }
        var flat = value.replaceAll("\\p{Cntrl}+", " ");
        return flat.length() <= LONGEST ? flat
                : flat.substring(0, LONGEST / 2) + "…" + flat.substring(flat.length()
                        - LONGEST / 2 + 1);
    }

    /** Names of what is lost, for the dialog. */
    static String losses(ChangePlan plan) {
        return plan.losses().stream().map(c -> c.logicalId() + " (" + c.loses().map(l -> Texts.text("plan.loses." + l))
                .orElse("") + ")").collect(Collectors.joining(", "));
    }
}
