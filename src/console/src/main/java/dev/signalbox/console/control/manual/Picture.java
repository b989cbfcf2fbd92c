package dev.signalbox.console.control.manual;

import dev.signalbox.console.fx.Texts;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** A picture as wide as the page, which opens large. */
final class Picture extends Button {
    private final ImageView view;

    /** @param words what is to be seen */
    Picture(Leads leads, String destination, String words) {
        String address = leads.picture(destination);
        view = new ImageView(new Image(address));
        view.setPreserveRatio(true);
        view.setSmooth(true);
        setGraphic(view);
        getStyleClass().setAll("manual-picture");
        setAccessibleText(Texts.text("manual.picture", words));
        setOnAction(_ -> leads.enlarge(address, words));
    }

    void fit(double width) {
        view.setFitWidth(Math.min(width, view.getImage().getWidth()));
    }
}
