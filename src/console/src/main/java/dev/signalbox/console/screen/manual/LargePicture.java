package dev.signalbox.console.screen.manual;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A picture as large as it is, over the page. A click or Escape takes it away and gives the keyboard back. */
final class LargePicture {
    private final StackPane over;
    private final ScrollPane scroll;
    private @Nullable Node before;

    LargePicture(StackPane over, ScrollPane scroll) {
        this.over = over;
        this.scroll = scroll;
        over.setOnMouseClicked(_ -> close());
        over.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                event.consume(); // there is nothing else to go to, and the page is behind it
            }
        });
    }

    void open(String address, String words) {
        before = over.getScene().getFocusOwner();
        scroll.setContent(new StackPane(new ImageView(new Image(address))));
        scroll.setAccessibleText(words);
        over.setVisible(true);
        scroll.requestFocus();
    }

    boolean isOpen() {
        return over.isVisible();
    }

    void close() {
        over.setVisible(false);
        scroll.setContent(null);
        Node back = before;
        if (back != null) {
            back.requestFocus();
        }
    }
}
