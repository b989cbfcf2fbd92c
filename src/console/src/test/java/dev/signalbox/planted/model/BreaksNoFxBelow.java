package dev.signalbox.planted.model;

import javafx.beans.property.SimpleStringProperty;

/** A model type that knows JavaFX. */
final class BreaksNoFxBelow {
    final SimpleStringProperty name = new SimpleStringProperty("");
}
