package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.model.EnvironmentInfo;
import java.util.Optional;

/**
 * Where the window is, and where else one could be.
 *
 * @param signIn empty where no real key is used
 */
public record Surroundings(EnvironmentInfo environment, Optional<SignInViewModel> signIn,
        ChooserViewModel chooser) implements AutoCloseable {
    @Override
    public void close() {
        signIn.ifPresent(SignInViewModel::close);
        chooser.close();
    }
}
