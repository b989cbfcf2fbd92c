package dev.signalbox.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.plan.ResourceChange.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangePlanTest {
    private static ChangePlan plan(List<String> unseen, ResourceChange... changes) {
        return new ChangePlan("shop", "arn:set", false, List.of(changes), List.of(), unseen);
    }

    private static ResourceChange nested(Action action) {
        return new ResourceChange(List.of("Outer"), action, "Inner", Optional.of("arn:inner"),
                "AWS::CloudFormation::Stack", false, List.of());
    }

    @Test
    void aNestedStackThatGoesTakesEverythingInItAlong() {
        assertThat(plan(List.of("Outer / Inner"), nested(Action.REMOVE)).losses()).extracting(ResourceChange::loses)
                .containsExactly(Optional.of(Contents.STACK));
        assertThat(plan(List.of(), nested(Action.CHANGE)).losses()).isEmpty();
    }

    @Test
    void aNestedStackThatNobodyLookedIntoIsNotTold() {
        assertThat(plan(List.of("Outer / Inner"), nested(Action.CHANGE)).toldAll()).isFalse();
        assertThat(plan(List.of("Outer / Inner"), nested(Action.CREATE)).toldAll()).isTrue();
        assertThat(plan(List.of(), nested(Action.CHANGE)).toldAll()).isTrue();
        assertThat(plan(List.of(), nested(Action.UNKNOWN)).toldAll()).isFalse();
    }
}
