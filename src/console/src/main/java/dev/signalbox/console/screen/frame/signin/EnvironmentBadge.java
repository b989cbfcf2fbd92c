package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.signin.ProfileWords;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.environments.CallerIdentity;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.store.signin.AccountCheck;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** The badge in the bar: name, account, Region, endpoint, and all that is known of them in its tooltip. */
public final class EnvironmentBadge {
    private final EnvironmentInfo info;
    private final Optional<SignInViewModel> signIn;
    private final Tooltip facts = new Tooltip();
    private final Clock clock = Clock.systemUTC();

    /** @param signIn empty where no real key is used */
    public EnvironmentBadge(EnvironmentInfo info, Optional<SignInViewModel> signIn) {
        this.info = info;
        this.signIn = signIn;
    }

    /** The labels of the badge. */
    public record Parts(Label name, Label alias, Label account, Label region, Label endpoint) {}

    /** Fills the badge, and keeps it at what is known. */
    public void show(ButtonBase badge, Parts parts) {
        parts.name.setText(info.name());
        parts.region.setText(info.region());
        parts.endpoint.setText(info.endpointLabel());
        facts.setWrapText(true);
        facts.setMaxWidth(520);
        badge.setTooltip(facts);
        signIn.ifPresentOrElse(s -> {
            s.checkProperty().subscribe(_ -> describe(badge, parts));
            s.stateProperty().subscribe(_ -> describe(badge, parts));
            new Ticker(badge, () -> facts.setText(String.join("\n", facts())));
        }, () -> describe(badge, parts));
    }

    private void describe(ButtonBase badge, Parts parts) {
        Optional<CallerIdentity> caller = signIn.flatMap(SignInViewModel::caller);
        parts.alias.setText(caller.flatMap(CallerIdentity::alias).orElse(info.alias()));
        parts.account.setText(caller.map(CallerIdentity::account).orElseGet(this::unknown));
        facts.setText(String.join("\n", facts()));
        badge.setAccessibleText(Texts.text("frame.environment", info.name(), parts.account.getText(), info.region(),
                info.endpointLabel()) + (signIn.isPresent() ? "\n" + facts.getText() : ""));
    }

    /** What stands for the account while nobody has said which it is. */
    private String unknown() {
        boolean silent = signIn.filter(s -> s.stateProperty().get() instanceof SignInState.SignedIn && s.checkProperty()
                .get() instanceof AccountCheck.Unknown && s.unasked().isEmpty()).isEmpty();
        return !info.account().isEmpty() ? info.account() : Texts.text(silent ? "signin.unknown" : "signin.signingIn");
    }

    /** One for a line. */
    List<String> facts() {
        List<String> lines = new ArrayList<>();
        if (signIn.isEmpty()) {
            lines.add(Texts.text("frame.environment", info.name(), info.account(), info.region(), info
                    .endpointLabel()));
        }
        signIn.ifPresent(s -> {
            AwsProfile profile = s.access().profile();
            Optional<CallerIdentity> caller = s.caller();
            lines.add(caller.map(c -> Texts.text("fact.account", c.account(), c.alias().orElse("-"))).orElseGet(
                    () -> Texts.text("fact.account", unknown(), "-")));
            caller.ifPresent(c -> lines.add(Texts.text("fact.role", c.who(), c.session().orElse("-"))));
            caller.ifPresent(c -> lines.add(c.arn()));
            lines.add(Texts.text("fact.region", info.region()));
            lines.add(Texts.text("fact.chain", ProfileWords.chain(profile.chain()), ProfileWords.kind(profile)));
            endpoints(profile).forEach((service, at) -> lines.add(Texts.text("fact.endpoint", service.isEmpty() ? Texts
                    .text("fact.endpoint.all") : service, at)));
            session(s.stateProperty().get()).ifPresent(lines::add);
        });
        lines.add(Texts.text("chooser.press"));
        return lines;
    }

    private Map<String, URI> endpoints(AwsProfile profile) {
        Map<String, URI> all = new TreeMap<>(profile.endpoints());
        if (!info.endpoint().equals(EnvironmentInfo.AWS)) {
            all.put("", info.endpoint());
        }
        return all;
    }

    private Optional<String> session(SignInState state) {
        return switch (state) {
            case SignInState.SignedIn(var until, String how) -> Optional.of(until.map(u -> Texts.text("fact.left", how,
                    Spans.words(Duration.between(clock.instant(), u)))).orElse(how));
            case SignInState.Needed(String why) -> Optional.of(why);
            case SignInState.Failed(String why) -> Optional.of(why);
            case SignInState.InProgress(String what) -> Optional.of(what);
        };
    }
}
