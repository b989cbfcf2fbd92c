package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.environments.CallerIdentity;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.signin.Access;
import dev.signalbox.console.store.signin.AccountCheck;
import dev.signalbox.console.store.signin.Question;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Whether the window's account can be called, who we are there, and what is asked of the operator. */
public final class SignInViewModel implements AutoCloseable {
    private final Access access;
    private final SavedEnvironments environments;
    private final ReadOnlyObjectWrapper<SignInState> state;
    private final ReadOnlyObjectWrapper<AccountCheck> check = new ReadOnlyObjectWrapper<>(new AccountCheck.Unknown());
    private final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Subscription> subscriptions;

    public SignInViewModel(Access access, SavedEnvironments environments, Executor fxThread) {
        this.access = access;
        this.environments = environments;
        state = new ReadOnlyObjectWrapper<>(access.signIn().state().latest());
        subscriptions = List.of(access.signIn().state().subscribe(new LatestOnFx<>(fxThread, state::set)), access
                .signIn().question().subscribe(new LatestOnFx<>(fxThread, question::set)), access.identity().check()
                        .subscribe(new LatestOnFx<>(fxThread, check::set)));
    }

    public Access access() {
        return access;
    }

    public String profile() {
        return access.profile().name();
    }

    public ReadOnlyObjectProperty<SignInState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<AccountCheck> checkProperty() {
        return check.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Who we are, as far as it is known. */
    public Optional<CallerIdentity> caller() {
        return switch (check.get()) {
            case AccountCheck.Same(var caller) -> Optional.of(caller);
            case AccountCheck.Other(_, var caller) -> Optional.of(caller);
            case AccountCheck.Unknown(),AccountCheck.Silent(_) -> Optional.empty();
        };
    }

    public void signIn() {
        access.signIn().begin();
    }

    public void cancel() {
        access.signIn().cancel();
    }

    public void answer(String code) {
        access.signIn().answer(code);
    }

    /** Asks AWS again who we are. */
    public void ask() {
        access.identity().refresh();
    }

    /** The account that the profile leads to now is the right one. */
    public void accept() {
        access.identity().accept();
    }

    /** Endpoints that the profile's credentials may not go to yet. */
    public List<EndpointConsent> unasked() {
        return access.unasked();
    }

    public void trust(List<EndpointConsent> consents) {
        consents.forEach(environments::trust);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
