package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateVariablesTest {
    private final Histories history = new Histories().started();

    private StateVariables of(String state) {
        History all = History.of(history.events(), true);
        return StateVariables.of(all, all.progress().state(state).orElseThrow());
    }

    private Histories assigns(String state, String variables) {
        return history.entered("Pass", state).then("PassStateExited", "name", state, "output", "{}",
                "assignedVariables", variables);
    }

    @Test
    void whatAStateAssignedIsShownAndLaterValuesOnlyWhereTheyDiffer() {
        assigns("Set", "{\"n\":1,\"who\":\"a\"}");
        assigns("Other", "{\"m\":5}");
        assertThat(of("Set").assigned()).contains("{\"n\":1,\"who\":\"a\"}");
        assertThat(of("Set").now()).isEmpty();

        assigns("Count", "{\"n\":2,\"m\":6}");
        assertThat(of("Set").now()).contains("{\"n\":2,\"who\":\"a\"}");
        assertThat(of("Count").now()).isEmpty();
    }

    @Test
    void aStateThatAssignsNothingHasNone() {
        history.task("A");
        assertThat(of("A")).isEqualTo(StateVariables.NONE);
        assertThat(StateVariables.of(History.none(), History.of(history.events(), true).progress().state("A")
                .orElseThrow())).isEqualTo(StateVariables.NONE);
    }

    @Test
    void variablesInsideAMapEndWithIt() {
        assigns("Set", "{\"n\":1}").entered("Map", "Each").then("MapStateStarted", "length", "1").then(
                "MapIterationStarted", "name", "Each", "index", "0");
        assigns("Do", "{\"k\":7}");
        assertThat(of("Do").assigned()).contains("{\"k\":7}");
        history.then("MapIterationSucceeded", "name", "Each", "index", "0").then("MapStateSucceeded").then(
                "MapStateExited", "name", "Each", "output", "[]", "assignedVariables", "{\"n\":3,\"k\":9}");

        assertThat(of("Do").now()).isEmpty();
        assertThat(of("Set").now()).contains("{\"n\":3}");
    }
}
