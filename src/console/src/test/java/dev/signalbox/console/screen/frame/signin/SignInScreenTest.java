package dev.signalbox.console.screen.frame.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.ScriptedProfiles;
import dev.signalbox.console.ScriptedSignIn;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.model.signin.SsoCode;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Access;
import dev.signalbox.console.store.signin.Identity;
import dev.signalbox.console.store.signin.Profiles;
import dev.signalbox.console.store.signin.SignIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What stands between the operator and an account: signing in, another account, an endpoint that is not AWS's. */
@ExtendWith(ApplicationExtension.class)
class SignInScreenTest {
    private static final SsoCode CODE = new SsoCode("KXTP-WMBD", URI.create("https://corp.awsapps.example/start"), URI
            .create("https://corp.awsapps.example/start?user_code=KXTP-WMBD"), Instant.now().plusSeconds(599));
    private static final EndpointConsent CONSENT = new EndpointConsent("orders-prod", URI.create(
            "http://localhost:5000"));

    @TempDir Path folder;
    private final Poller poller = new Poller(new Budget(ApiRates.all(500, 200), new RealTime()));
    private final Preferences preferences = Preferences.forgotten();
    private final ScriptedCaller caller = new ScriptedCaller();
    private final List<URI> opened = new ArrayList<>();
    private ScriptedSignIn gateway;
    private SavedEnvironments environments;
    private TestFrame frame;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        stage.addEventHandler(OpenLink.TYPE, link -> opened.add(link.address()));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    private void show(SignInState first, Optional<SsoCode> sso, List<EndpointConsent> unasked) throws Exception {
        gateway = new ScriptedSignIn(first, sso);
        environments = SavedEnvironments.in(folder, Runnable::run);
        Access access = new Access(ScriptedCaller.PROFILE, new SignIn(gateway), new Identity(caller, preferences,
                Runnable::run, Runnable::run), unasked);
        var lock = new EnvironmentLock(ScriptedCaller.PROD, true, (_, _, _, _) -> {}, LockClocks.of(new RealTime()));
        access.begin(lock);
        FxThread fx = new FxThread();
        TestFrame.onFx(() -> {
            frame = new TestFrame(stage, new Navigator(new Destination.Pipelines()), poller, List.of(PlainPages
                    .pipelines()), new Surroundings(ScriptedCaller.PROD, Optional.of(new SignInViewModel(access,
                            environments, fx)), new ChooserViewModel(ScriptedCaller.PROD, environments, new Profiles(
                                    new ScriptedProfiles(List.of()), Runnable::run), fx))).lockedBy(lock);
            return true;
        });
    }

    @Test
    void signsInByTheBrowserWithTheMouse(FxRobot robot) throws Exception {
        show(new SignInState.Needed("the session of corp is over"), Optional.of(CODE), List.of());
        TestFrame.see(robot, "#sign-in-bar");
        TestFrame.see(robot, "Signed out of orders-prod: the session of corp is over");
        frame.shots("sign-in-bar");
        robot.clickOn("#sign-in");
        TestFrame.see(robot, "#sso-code");
        frame.shots("sso-dialog");
        robot.clickOn("#sso-copy");
        assertThat(TestFrame.<String>onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("KXTP-WMBD");
        robot.clickOn("#sso-open");
        Eventually.on(() -> opened.equals(List.of(CODE.completeUri())));
        assertThat(robot.lookup("#sso-code").tryQuery()).isPresent();
        gateway.confirm();
        gone(robot, "#sso-code");
        gone(robot, "#sign-in-bar");
        TestFrame.see(robot, "123456789012");
    }

    @Test
    void signsInByTheBrowserWithKeysAndGivesItUp(FxRobot robot) throws Exception {
        show(new SignInState.Needed("no session"), Optional.of(CODE), List.of());
        TestFrame.see(robot, "#sign-in-bar");
        tabTo(robot, "#sign-in");
        robot.push(KeyCode.SPACE);
        TestFrame.see(robot, "#sso-code");
        assertThat(focused(robot, "#sso-open")).isTrue();
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> opened.size() == 1);
        robot.push(KeyCode.ESCAPE);
        gone(robot, "#sso-code");
        TestFrame.see(robot, "Signed out of orders-prod: It was given up.");
    }

    @Test
    void aCodeOfADeviceIsTypedAndAWrongOneToldAndAskedForAgain(FxRobot robot) throws Exception {
        show(new SignInState.Needed("a code is wanted"), Optional.empty(), List.of());
        TestFrame.see(robot, "#sign-in-bar");
        tabTo(robot, "#sign-in");
        robot.push(KeyCode.SPACE);
        TestFrame.see(robot, "#mfa-code");
        assertThat(focused(robot, "#mfa-code")).isTrue();
        robot.targetWindow(TestFrame.<Window>onFx(() -> robot.lookup("#mfa-code").query().getScene().getWindow()));
        robot.write("00x0 000");
        robot.push(KeyCode.ENTER);
        TestFrame.see(robot, "#mfa-refused");
        Eventually.on(() -> robot.lookup(".failed-text").queryAll().stream().anyMatch(n -> n.isVisible()
                && n instanceof Label l && l.getText().startsWith("Not accepted: Multi")));
        frame.shots("mfa-dialog");
        robot.clickOn("#mfa-code").write("123456789");
        robot.clickOn("#mfa-send");
        gone(robot, "#mfa-code");
        gone(robot, "#sign-in-bar");
    }

    @Test
    void oneBarHoweverOftenItIsOverAndNoneAfterALoginOutside(FxRobot robot) throws Exception {
        show(new SignInState.SignedIn(Optional.of(Instant.now().plusSeconds(3000)), "SSO session corp"), Optional.of(
                CODE), List.of());
        TestFrame.see(robot, "123456789012");
        assertThat(robot.lookup("#sign-in-bar").tryQuery()).isEmpty();
        for (int i = 0; i < 5; i++) {
            gateway.become(new SignInState.Needed("over for the " + i + ". time"));
        }
        TestFrame.see(robot, "Signed out of orders-prod: over for the 4. time");
        assertThat(robot.lookup("#sign-in-bar").queryAll()).hasSize(1);
        gateway.become(new SignInState.SignedIn(Optional.empty(), "SSO session corp"));
        gone(robot, "#sign-in-bar");
        gateway.become(new SignInState.Failed("the role is gone"));
        TestFrame.see(robot, "Cannot sign in to orders-prod: the role is gone");
        frame.shots("sign-in-failed");
    }

    @Test
    void anotherAccountIsToldLoudlyAndConfirmed(FxRobot robot) throws Exception {
        preferences.set(Identity.ACCOUNT, "999999999999");
        show(new SignInState.SignedIn(Optional.empty(), "Keys"), Optional.empty(), List.of());
        TestFrame.see(robot, "#account-bar");
        TestFrame.see(robot, "orders now leads to account 123456789012 (acme-orders); before it was 999999999999. "
                + "Nothing is changed there until you say that this is right.");
        frame.shots("account-bar");
        robot.clickOn("#lock-button");
        TestFrame.see(robot, "ORDERS cannot be unlocked yet");
        frame.shots("unlock-held");
        robot.clickOn("Cancel");
        robot.clickOn("#account-accept");
        TestFrame.see(robot, "Work in account 123456789012 from now on?");
        robot.push(KeyCode.ESCAPE);
        assertThat(preferences.get(Identity.ACCOUNT)).isEqualTo("999999999999");
        tabTo(robot, "#account-accept");
        robot.push(KeyCode.SPACE);
        TestFrame.see(robot, "Work in account 123456789012 from now on?");
        robot.clickOn("Work in account 123456789012");
        gone(robot, "#account-bar");
        assertThat(preferences.get(Identity.ACCOUNT)).isEqualTo("123456789012");
    }

    @Test
    void theWindowOfAnotherAccountIsClosedAsByItsFrame(FxRobot robot) throws Exception {
        preferences.set(Identity.ACCOUNT, "999999999999");
        AtomicBoolean asked = new AtomicBoolean();
        stage.setOnCloseRequest(event -> {
            asked.set(true);
            event.consume();
        });
        show(new SignInState.SignedIn(Optional.empty(), "Keys"), Optional.empty(), List.of());
        TestFrame.see(robot, "#account-close");
        robot.clickOn("#account-close");
        Eventually.on(asked::get);
        assertThat(stage.isShowing()).isTrue();
    }

    @Test
    void credentialsGoToAnotherEndpointOnlyWithConsent(FxRobot robot) throws Exception {
        show(new SignInState.SignedIn(Optional.empty(), "Keys"), Optional.empty(), List.of(CONSENT));
        TestFrame.see(robot, "#consent-bar");
        assertThat(caller.asked()).isZero();
        robot.clickOn("#consent-review");
        TestFrame.see(robot, "May credentials of orders-prod go to an endpoint that is not AWS?");
        frame.shots("consent-dialog");
        robot.push(KeyCode.ESCAPE);
        gone(robot, "#consent-give");
        assertThat(environments.all().latest().consents()).isEmpty();
        tabTo(robot, "#consent-review");
        robot.push(KeyCode.SPACE);
        TestFrame.see(robot, "#consent-give");
        tabTo(robot, "#consent-give");
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> environments.all().latest().consents().equals(List.of(CONSENT)));
    }

    private static void gone(FxRobot robot, String query) throws Exception {
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(query).queryAll().stream().noneMatch(Node::isVisible)));
    }

    private static boolean focused(FxRobot robot, String query) throws Exception {
        return TestFrame.onFx(() -> robot.lookup(query).query().isFocused());
    }

    private static void tabTo(FxRobot robot, String query) throws Exception {
        robot.targetWindow(TestFrame.<Window>onFx(() -> robot.lookup(query).query().getScene()
                .getWindow()));
        for (int i = 0; i < 30 && !focused(robot, query); i++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(focused(robot, query)).as(query).isTrue();
    }
}
