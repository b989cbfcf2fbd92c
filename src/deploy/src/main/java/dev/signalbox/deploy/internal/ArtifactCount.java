package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployEvent;
import java.util.function.Consumer;

/** Hands events on and counts how many artifacts had to be uploaded. */
final class ArtifactCount implements Consumer<DeployEvent> {
    private final Consumer<DeployEvent> listener;
    private int uploaded;
    private int there;

    ArtifactCount(Consumer<DeployEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(DeployEvent event) {
        if (event instanceof DeployEvent.ArtifactStored(_, _, _, boolean fresh)) {
            uploaded += fresh ? 1 : 0;
            there += fresh ? 0 : 1;
        }
        listener.accept(event);
    }

    String words() {
        return uploaded + there == 0 ? "No artifacts." : uploaded + " uploaded, " + there + " unchanged.";
    }
}
