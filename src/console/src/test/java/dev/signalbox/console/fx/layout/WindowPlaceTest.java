package dev.signalbox.console.fx.layout;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    @Test
    void noWindowIsLargerThanItsScreen() {
        assertThat(fitting(new Rectangle2D(0, 27, 1366, 741))).isEqualTo(new Dimension2D(1366, 741));
        assertThat(fitting(new Rectangle2D(0, 0, 960, 540))).isEqualTo(new Dimension2D(960, 540));
        assertThat(fitting(new Rectangle2D(0, 0, 1920, 1040))).isEqualTo(new Dimension2D(1440, 900));
    }

    @Test
    void theTitleOfAWindowHasRoomToo() {
        assertThat(fitting(new Rectangle2D(0, 0, 1920, 920))).isEqualTo(new Dimension2D(1440, 920));
    }

    private static Dimension2D fitting(Rectangle2D screen) {
        return WindowPlace.fitting(1440, 900, screen);
    }
}
