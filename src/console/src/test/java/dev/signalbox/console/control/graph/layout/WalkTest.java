package dev.signalbox.console.control.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.graph.layout.Walk.Step;
import dev.signalbox.states.Definition;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final String MACHINE = """
            {"StartAt":"A","States":{
             "A":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"A"}],"Default":"P"},
             "P":{"Type":"Parallel","Next":"Z","Branches":[
               {"StartAt":"L1","States":{"L1":{"Type":"Pass","Next":"L2"},"L2":{"Type":"Pass","End":true}}},
               {"StartAt":"R1","States":{"R1":{"Type":"Pass","End":true}}}]},
             "Z":{"Type":"Pass","End":true}}}""";
    private final Walk walk = new Walk(GraphLayout.of(Definition.read(MACHINE).machine()));

    @Test
    void downLeadsThroughContainersAndOut() {
        assertThat(walk.from("A", Step.DOWN)).contains("P");
        assertThat(walk.from("P", Step.DOWN)).contains("L1");
        assertThat(walk.from("L1", Step.DOWN)).contains("L2");
        assertThat(walk.from("L2", Step.DOWN)).contains("Z");
        assertThat(walk.from("Z", Step.DOWN)).isEmpty();
    }

    @Test
    void upLeadsBack() {
        assertThat(walk.from("L1", Step.UP)).contains("P");
        assertThat(walk.from("P", Step.UP)).contains("A");
        assertThat(walk.from("A", Step.UP)).isEmpty();
    }

    @Test
    void sidewaysLeadsToTheNextBranch() {
        assertThat(walk.from("L1", Step.RIGHT)).contains("R1");
        assertThat(walk.from("R1", Step.LEFT)).contains("L1");
        assertThat(walk.from("R1", Step.RIGHT)).isEmpty();
        assertThat(walk.from("R1", Step.FIRST)).contains("A");
        assertThat(walk.from("R1", Step.LAST)).contains("Z");
    }

    @Test
    void aFoldedContainerIsPassed() {
        Walk folded = new Walk(GraphLayout.of(Definition.read(MACHINE).machine(), new Room(Set.of("P"), Map.of())));
        assertThat(folded.from("P", Step.DOWN)).contains("Z");
    }
}
