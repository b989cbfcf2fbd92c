package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.Scenario;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Turns the segments and the two choices into one act. */
final class ActChoice {
    /** An hour, in seconds. */
    private static final int LONGEST = 3_600;

    private final ToggleGroup acts;
    private final ComboBox<Way> way;
    private final ComboBox<Scenario> scenario;
    private final Spinner<Integer> delay;
    private final Map<ProviderAct, ToggleButton> buttons = new EnumMap<>(ProviderAct.class);

    ActChoice(ToggleGroup acts, ComboBox<Way> way, ComboBox<Scenario> scenario, Spinner<Integer> delay) {
        this.delay = delay;
        this.acts = acts;
        this.way = way;
        this.scenario = scenario;
    }

    void bind(SimulatorViewModel simulator, ToggleButton success, ToggleButton failure, ToggleButton heartbeat) {
        buttons.putAll(Map.of(ProviderAct.SUCCESS, success, ProviderAct.FAILURE, failure, ProviderAct.HEARTBEAT,
                heartbeat));
        acts.selectToggle(success);
        way.getItems().setAll(Way.values());
        way.setConverter(words(w -> Texts.text(w == Way.HTTP ? "simulator.way.http" : "simulator.way.direct")));
        way.setValue(Way.HTTP);
        scenario.getItems().setAll(Scenario.values());
        scenario.setConverter(words(s -> Texts.text("simulator.scenario." + s.name())));
        scenario.valueProperty().bindBidirectional(simulator.scenarioProperty());
        delay.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, LONGEST, simulator.delayProperty()
                .get()));
        delay.getValueFactory().valueProperty().subscribe(seconds -> simulator.delayProperty().set(seconds == null ? 1
                : seconds));
        delay.getEditor().setOnAction(_ -> delay.commitValue());
        delay.visibleProperty().bind(simulator.scenarioProperty().isEqualTo(Scenario.DELAYED));
        delay.managedProperty().bind(delay.visibleProperty());
        scenario.disableProperty().bind(way.valueProperty().isEqualTo(Way.DIRECT));
        acts.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                acts.selectToggle(before);
            } else {
                simulator.actProperty().set(act());
            }
        });
        way.valueProperty().subscribe(_ -> simulator.actProperty().set(act()));
    }

    private ProviderAct act() {
        boolean direct = way.getValue() == Way.DIRECT;
        var chosen = buttons.entrySet().stream().filter(e -> e.getValue().isSelected()).map(Map.Entry::getKey)
                .findFirst().orElse(ProviderAct.SUCCESS);
        return switch (chosen) {
            case FAILURE, DIRECT_FAILURE -> direct ? ProviderAct.DIRECT_FAILURE : ProviderAct.FAILURE;
            case HEARTBEAT, DIRECT_HEARTBEAT -> direct ? ProviderAct.DIRECT_HEARTBEAT : ProviderAct.HEARTBEAT;
            case SUCCESS, DIRECT_SUCCESS -> direct ? ProviderAct.DIRECT_SUCCESS : ProviderAct.SUCCESS;
        };
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("A choice is not typed");
            }
        };
    }
}
