package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.single.Wish;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Another environment comes in a window of its own, beside the one from which it was chosen. */
@ExtendWith(ApplicationExtension.class)
class WindowsTest {
    @TempDir Path folder;
    private final Windows windows = new Windows(_ -> {});
    private Stage stage;
    private Optional<LocalCloud> other = Optional.empty();

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
    }

    @AfterEach
    void close() throws Exception {
        Operator.onFx(() -> {
            windows.close();
            Window.getWindows().stream().filter(w -> w != stage).toList().forEach(Window::hide);
            stage.setOnHidden(null);
            return true;
        });
        other.ifPresent(LocalCloud::close);
    }

    @Test
    void opensEachEnvironmentOnceAndEndsItWithItsWindow() throws Exception {
        LocalCloud cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("other"), 0));
        other = Optional.of(cloud);
        SavedEnvironments.in(folder.resolve("data"), Runnable::run).put(Optional.empty(), new SavedEnvironment(
                "rehearsal", EnvironmentInfo.Kind.TEST, cloud.endpoint().toString(), "local-1", folder.resolve("other")
                        .toString()));
        Settings settings = new Settings(folder.resolve("data"), Optional.of(0));
        show(settings);
        Eventually.on(() -> titles().equals(List.of("LOCAL - Signalbox")));
        choose(stage, new EnvironmentChoice.Saved("rehearsal"));
        Eventually.on(() -> titles().contains("REHEARSAL - Signalbox"));
        choose(stage, new EnvironmentChoice.Saved("Rehearsal"));
        choose(second(), new EnvironmentChoice.Local());
        assertThat(titles()).hasSize(2);
        assertThat(wished("signalbox://files", "rehearsal")).isEmpty();
        assertThat(wished("", "no-such")).hasValueSatisfying(why -> assertThat(why).contains(
                "There is no environment named no-such"));
        assertThat(wished("rm -rf", "")).hasValueSatisfying(why -> assertThat(why).contains("rm -rf"));
        Eventually.on(() -> Operator.onFx(() -> second().getScene().lookup("#address") != null));
        assertThat(stage.getScene().lookup("#address")).isNull();
        Operator.onFx(() -> {
            second().hide();
            return true;
        });
        Eventually.on(() -> titles().equals(List.of("LOCAL - Signalbox")));
        Eventually.on(this::canBeOpenedAgain);
        opensNothingOnceItIsOver();
    }

    /** A file's window, for example, keeps the program going when the console's are closed. */
    @Test
    void opensTheConsoleAnewOnceWhatWasOpenHasEnded() throws Exception {
        Settings settings = new Settings(folder.resolve("data"), Optional.of(0));
        show(settings);
        Eventually.on(() -> titles().equals(List.of("LOCAL - Signalbox")));
        Operator.onFx(() -> {
            stage.hide();
            return true;
        });
        assertThat(wished("signalbox://files", "")).isEmpty();
        Eventually.on(() -> titles().equals(List.of("LOCAL - Signalbox")));
        Eventually.on(() -> Operator.onFx(() -> second().getScene().lookup("#address") != null));
        Operator.onFx(() -> {
            windows.close();
            return true;
        });
        assertThatThrownBy(() -> wished("", "")).isInstanceOf(CompletionException.class).hasCauseInstanceOf(
                CancellationException.class);
    }

    private void show(Settings settings) throws Exception {
        Operator.onFx(() -> {
            windows.show(stage, Opening.begin(settings, _ -> {}));
            return true;
        });
    }

    /** The stage outlives it in tests: what is fired there later is for others. */
    private void opensNothingOnceItIsOver() throws Exception {
        Operator.onFx(() -> {
            windows.close();
            return true;
        });
        choose(stage, new EnvironmentChoice.Saved("rehearsal"));
        assertThat(titles()).hasSize(1);
    }

    private boolean canBeOpenedAgain() {
        Settings settings = new Settings(folder.resolve("data"), Optional.empty()).opening(new EnvironmentChoice.Saved(
                "rehearsal"));
        try {
            Session.start(settings).close();
            return true;
        } catch (OpenedEnvironment.CannotOpenException e) {
            assertThat(e).hasMessageContaining("another window");
            return false;
        }
    }

    private Optional<String> wished(String what, String environment) {
        return windows.show(new Wish(what, environment, "", "")).join();
    }

    private static List<String> titles() throws Exception {
        return Operator.onFx(() -> Window.getWindows().stream().filter(Window::isShowing).filter(
                Stage.class::isInstance)
                .map(w -> ((Stage) w).getTitle()).sorted().toList());
    }

    private Stage second() {
        return Window.getWindows().stream().filter(w -> w != stage && w instanceof Stage).map(Stage.class::cast)
                .findFirst().orElseThrow();
    }

    private static void choose(Stage from, EnvironmentChoice choice) throws Exception {
        Operator.onFx(() -> {
            from.getScene().getRoot().fireEvent(new OpenEnvironment(choice));
            return true;
        });
    }
}
