package dev.signalbox.planted.screen.one;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.planted.screen.two.BreaksNothing;
import javafx.scene.control.Label;
import software.amazon.awssdk.regions.Region;

/** A view model that holds a node, an SDK type, the local cloud and another screen. */
final class BreaksNoNodesViewModel {
    Label label = new Label();
    Region region = Region.AWS_GLOBAL;
    BreaksNothing other = new BreaksNothing();

    String where(LocalCloud cloud) {
        return cloud.region() + other + region + label;
    }
}
