package dev.signalbox.console.screen.files.preview;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.files.preview.Preview;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** A picture at its size, or smaller if there is no room. It is decoded on another thread, and kept no larger than a screen. */
final class PicturePane extends StackPane {
    private static final double MOST = 1_920;

    PicturePane(Preview.Picture picture, Executor fxThread) {
        setMinSize(0, 0);
        Thread.ofVirtual().name("picture").start(() -> {
            var image = decoded(picture);
            fxThread.execute(() -> show(image, picture));
        });
    }

    private static Image decoded(Preview.Picture picture) {
        var bytes = new ByteArrayInputStream(picture.bytes());
        return picture.width() <= MOST && picture.height() <= MOST ? new Image(bytes)
                : new Image(bytes, MOST, MOST, true, true);
    }

    private void show(Image image, Preview.Picture picture) {
        if (image.isError()) {
            getChildren().setAll(quiet(Texts.text("file.brokenPicture")));
            return;
        }
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.fitWidthProperty().bind(widthProperty().subtract(2).map(w -> Math.min(w.doubleValue(), image.getWidth())));
        view.fitHeightProperty().bind(heightProperty().subtract(2).map(h -> Math.min(h.doubleValue(), image
                .getHeight())));
        view.setAccessibleText(Texts.text("file.picture", picture.width(), picture.height()));
        getChildren().setAll(view);
    }

    static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-3");
        label.setWrapText(true);
        return label;
    }
}
