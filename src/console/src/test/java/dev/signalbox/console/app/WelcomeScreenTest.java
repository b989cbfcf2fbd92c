package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.screen.frame.welcome.WelcomeViewModel;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Who has never been here is asked where to begin, with the keyboard alone. */
class WelcomeScreenTest extends ConsoleOnLocalCloud {
    @Override
    void usable(Wiring wiring) {
        wiring.welcome();
    }

    @Test
    void comesOverTheEmptyConsoleAndGoesForGood() throws Exception {
        open();
        operator.sees("#welcome-local");
        operator.shot("welcome-light");
        operator.dark(true);
        operator.shot("welcome-dark");
        operator.dark(false);
        Eventually.on(() -> Operator.onFx(() -> focused("welcome-local")));
        assertThat(Operator.onFx(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner.getAccessibleRole() == AccessibleRole.BUTTON && owner.getAccessibleHelp().contains(
                    "No AWS account");
        })).isTrue();
        operator.press(KeyCode.TAB);
        Eventually.on(() -> Operator.onFx(() -> focused("welcome-aws")));
        operator.press(KeyCode.TAB); // round in it, not behind it
        Eventually.on(() -> Operator.onFx(() -> focused("welcome-local")));
        operator.press(KeyCode.ESCAPE);
        Eventually.on(() -> Operator.onFx(() -> !stage.getScene().lookup("#welcome").isVisible()));
        assertThat(session.preferences().get(WelcomeViewModel.ANSWERED))
                .isTrue();
        comesBack();
    }

    private void comesBack() throws Exception {
        operator.chord(KeyCode.CONTROL, KeyCode.K);
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().getFocusOwner() instanceof TextField));
        operator.write("Welcome");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> Operator.onFx(() -> focused("welcome-local")));
        operator.press(KeyCode.TAB);
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> Operator.onFx(() -> focused("chooser-query")));
    }

    private boolean focused(String id) {
        Node owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }
}
