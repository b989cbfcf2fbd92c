package dev.signalbox.console.screen.pipelines.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.PropertyChange;
import dev.signalbox.deploy.plan.PropertyChange.Recreation;
import dev.signalbox.deploy.plan.ResourceChange;
import dev.signalbox.deploy.plan.ResourceChange.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
    private static ResourceChange change(Action action, String id, String type, boolean kept,
            PropertyChange... properties) {
        return new ResourceChange(List.of(), action, id, Optional.of(id), type, kept, List.of(properties));
    }

    private static PropertyChange property(String path, String before, String after, Recreation recreation) {
        return new PropertyChange(path, Optional.of(before), Optional.of(after), recreation, Optional.empty());
    }

    private static List<PlanLine> words(ResourceChange... changes) {
        return PlanWords.of(new ChangePlan("shop", "arn", false, List.of(changes), List.of(), List.of()));
    }

    @Test
    void saysFirstWhatIsLostAndWhy() {
        var lines = words(change(Action.CREATE, "A", "AWS::SQS::Queue", false), change(Action.CHANGE, "Y",
                "AWS::Lambda::Function", false, property("MemorySize", "512", "1024", Recreation.NEVER)),
                change(Action.REPLACE, "X", "AWS::Batch::JobQueue", false, property("JobQueueName", "a", "b",
                        Recreation.ALWAYS)));

        assertThat(lines).extracting(PlanLine::sentence).containsExactly(
                "Replaces Batch job queue X: jobs in it are lost.",
                "Changes memory (MemorySize) of Lambda function Y from 512 to 1024.", "Creates 1 resource");
        assertThat(lines.getFirst().tone()).isEqualTo(Tone.FAILED);
        assertThat(lines.getFirst().details()).containsExactly("JobQueueName changes from a to b.");
    }

    @Test
    void whatItsPolicyKeepsIsNotLost() {
        var line = words(change(Action.REMOVE, "Files", "AWS::S3::Bucket", true)).getFirst();

        assertThat(line.sentence()).isEqualTo("Removes S3 bucket Files: the old one is kept.");
        assertThat(line.tone()).isEqualTo(Tone.ATTENTION);
    }

    @Test
    void showsNoSecretOfWhatChanges() {
        var lines = words(change(Action.CHANGE, "Y", "AWS::Lambda::Function", false, property(
                "Environment.Variables.PASSWORD", "old1", "new1", Recreation.NEVER), property("Environment",
                        "{\"Variables\":{\"TOKEN\":\"old2\"}}", "https://a.b/c?secret=new2", Recreation.NEVER)));

        assertThat(lines.getFirst().details()).hasSize(2).allSatisfy(d -> assertThat(d).doesNotContain("old")
                .doesNotContain("new"));
    }

    @Test
    void longAndUnknownValuesAreShownShort() {
        assertThat(PlanWords.shown("x".repeat(500))).hasSizeLessThan(90).contains("…");
        assertThat(PlanWords.shown("{{changeSet:KNOWN_AFTER_APPLY}}")).isEqualTo("what is known only then");
        assertThat(PlanWords.shown("a\nb\u0000c")).isEqualTo("a b c");
    }
}
