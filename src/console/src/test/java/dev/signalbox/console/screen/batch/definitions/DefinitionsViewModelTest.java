package dev.signalbox.console.screen.batch.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.model.diff.JsonChange;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.screen.batch.ScriptedBatch;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.batch.BatchChanges;
import dev.signalbox.console.store.batch.BatchStore;
import dev.signalbox.console.store.batch.JobActs;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.preferences.Preferences;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsViewModelTest {
    private final ScriptedBatch batch = new ScriptedBatch();

    private DefinitionsViewModel viewModel(Poller poller) {
        var clock = Clock.fixed(ScriptedBatch.NOON, ZoneOffset.UTC);
        var environment = new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", "local cloud", "000000000000",
                "local-1", URI.create("http://127.0.0.1:1"), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.LOCAL));
        var store = new BatchStore(batch.ports(), batch, Work.on(Runnable::run), clock);
        return new DefinitionsViewModel(new BatchSurroundings(store, new BatchChanges(batch.ports(), store,
                Runnable::run, clock), new JobActs(batch, store, new Tasks(clock), Runnable::run), environment, poller,
                new Navigator(new Destination.Batch()), Preferences.forgotten(), Runnable::run, clock));
    }

    private static JobDefinition revision(int number, String password, String key) {
        return new JobDefinition("def", number, "arn:" + number, "container", "ACTIVE", "EC2", "", "", """
                {"jobDefinitionName":"def","containerProperties":{"environment":[{"name":"DB_PASSWORD","value":"%s"},
                 {"name":"API_KEY","value":"%s"},{"name":"MODE","value":"v%s"}]}}""".formatted(password, key, number));
    }

    @Test
    void comparingRevisionsTellsThatASecretChangedAndNotWhatItIs() {
        batch.definitions.addAll(List.of(revision(1, "hunter2", "same"), revision(2, "hunter3", "same")));
        try (var poller = new Poller(new Budget(ApiRates.all(0, 0), new RealTime()))) {
            var viewModel = viewModel(poller);
            viewModel.show();
            viewModel.pick(List.copyOf(batch.definitions));
            viewModel.hide();

            assertThat(viewModel.changes()).extracting(JsonChange::path).containsExactly(
                    "$.containerProperties.environment[0].value", "$.containerProperties.environment[2].value");
            assertThat(viewModel.changes().toString()).contains("v1", "v2").doesNotContain("hunter");
        }
    }
}
