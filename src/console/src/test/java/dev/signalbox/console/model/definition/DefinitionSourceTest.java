package dev.signalbox.console.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.definition.DefinitionWarning.Kind;
import org.junit.jupiter.api.Test;

class DefinitionSourceTest {
    private static final String TEXT = """
            {"StartAt":"Many","States":{
             "Many":{"Type":"Map","ItemProcessor":{"StartAt":"One","States":{
               "One":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Retry":[],"End":true}}},"Next":"Both"},
             "Both":{"Type":"Parallel","Branches":[{"StartAt":"Left now","States":{
               "Left now":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true}}}],"Next":"Which"},
             "Which":{"Type":"Choice","Choices":[]}}}""";
    private final DefinitionSource source = DefinitionSource.read(TEXT);

    @Test
    void findsStatesInsideOfMapAndParallel() {
        assertThat(source.states()).extracting(StateSource::name).containsExactly("Many", "One", "Both", "Left now",
                "Which");
        assertThat(source.at("$.States.Many.ItemProcessor.States.One.Type")).map(StateSource::name).contains("One");
        assertThat(source.at("$.States.Both.Branches[0].States['Left now']")).map(StateSource::name).contains(
                "Left now");
        assertThat(source.at("$.StartAt")).isEmpty();
    }

    @Test
    void warnsOfWhatMayGoWrongSilently() {
        assertThat(source.warnings()).extracting(DefinitionWarning::kind).containsExactly(Kind.UNLIMITED_WAIT,
                Kind.NO_RETRY, Kind.NO_DEFAULT, Kind.NO_TIMEOUT_AT_ALL);
    }

    @Test
    void textThatIsNoJsonHasNoStates() {
        assertThat(DefinitionSource.read("nothing").states()).isEmpty();
    }
}
